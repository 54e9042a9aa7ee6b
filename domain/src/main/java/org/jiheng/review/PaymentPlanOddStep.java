package org.jiheng.review;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.budget.Project;

/** Only where one plan is the commonest, and more than one project has it. */
final class PaymentPlanOddStep implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		List<Map.Entry<Plan, Long>> plans = Plan.counted(budget.projects())
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.toList();
		boolean clear = plans.size() > 1 && plans.getFirst().getValue() > plans.get(1).getValue();
		if (!clear) {
			return Stream.empty();
		}
		Plan common = plans.getFirst().getKey();
		BigDecimal points = budget.settings().threshold(Threshold.ODD_STEP_POINTS);
		return budget.projects()
			.stream()
			.filter(project -> isOdd(Plan.of(project), common, points))
			.map(project -> remark(project, common));
	}

	private static boolean isOdd(Plan plan, Plan common, BigDecimal points) {
		if (!plan.months().equals(common.months())) {
			return false;
		}
		List<BigDecimal> steps = IntStream.range(0, plan.months().size())
			.mapToObj(i -> plan.percents().get(i).subtract(common.percents().get(i)).abs())
			.filter(step -> step.signum() > 0)
			.toList();
		return steps.size() == 1 && steps.getFirst().compareTo(points) <= 0;
	}

	private static Remark remark(Project project, Plan common) {
		return Remark.at(Examined.anchor(project, "paymentPlan"),
				Examined.place(project) + "的资金支出计划（" + Plan.of(project) + "）与多数项目（" + common + "）只有一处略有出入", "请核对是否笔误");
	}

}
