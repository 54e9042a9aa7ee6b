package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.Project;

/** A plan of December alone says nothing of the months before. */
final class PaymentOnlyInDecember implements Rule.OfProject {

	private static final int DECEMBER = 12;

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		Plan plan = Plan.of(project);
		List<BigDecimal> percents = plan.percents();
		boolean late = percents.size() > 1 && plan.months().getLast() == DECEMBER && percents.getLast().signum() > 0
				&& percents.subList(0, percents.size() - 1).stream().allMatch(percent -> percent.signum() == 0);
		return late
				? Optional.of(Remark.at(Examined.anchor(project, "paymentPlan"),
						Examined.place(project) + "的资金支出计划（" + plan + "）在 12 月前没有支出", "请按实际进度安排支出，或说明集中在 12 月支付的理由"))
				: Optional.empty();
	}

}
