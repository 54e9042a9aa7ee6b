package org.jiheng.review;

import java.util.Map;
import java.util.stream.Stream;

/** Once for the budget. */
final class PaymentPlanUniform implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		int all = budget.projects().size();
		return Plan.counted(budget.projects())
			.entrySet()
			.stream()
			.max(Map.Entry.comparingByValue())
			.filter(plan -> new Share(plan.getValue(), all).isUniform(budget.settings()))
			.map(plan -> Remark.at(Anchor.BUDGET,
					all + " 个项目中有 " + plan.getValue() + " 个的资金支出计划相同（" + plan.getKey() + "）", "请按各项目的实际进度分别编制"))
			.stream();
	}

}
