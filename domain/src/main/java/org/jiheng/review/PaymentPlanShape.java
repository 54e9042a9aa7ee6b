package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.Project;

/** A form without a plan has none to be wrong. */
final class PaymentPlanShape implements Rule.OfProject {

	private static final BigDecimal ALL = BigDecimal.valueOf(100);

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		Plan plan = Plan.of(project);
		String wrong = plan.months().isEmpty() ? "" : wrong(plan.percents());
		return wrong.isEmpty() ? Optional.empty() : Optional.of(Remark.at(Examined.anchor(project, "paymentPlan"),
				Examined.place(project) + "的资金支出计划（" + plan + "）" + wrong, "累计百分比应在 0 至 100 之间，逐期不下降，最后一期为 100%"));
	}

	private static String wrong(List<BigDecimal> percents) {
		if (percents.stream().anyMatch(percent -> percent.signum() < 0 || percent.compareTo(ALL) > 0)) {
			return "超出 0 至 100";
		}
		for (int i = 1; i < percents.size(); i++) {
			if (percents.get(i).compareTo(percents.get(i - 1)) < 0) {
				return "后一期低于前一期";
			}
		}
		return percents.getLast().compareTo(ALL) == 0 ? "" : "最后一期不是 100%";
	}

}
