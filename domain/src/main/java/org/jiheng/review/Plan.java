package org.jiheng.review;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;

/** A payment plan by its values: 25 and 25.0 are the same, and months stand in order. */
record Plan(List<Integer> months, List<BigDecimal> percents) {

	static Plan of(Project project) {
		List<PaymentMilestone> inOrder = project.paymentPlan()
			.stream()
			.sorted(Comparator.comparingInt(PaymentMilestone::month))
			.toList();
		return new Plan(inOrder.stream().map(PaymentMilestone::month).toList(),
				inOrder.stream().map(each -> each.cumulativePercent().stripTrailingZeros()).toList());
	}

	/** The plans in use, with the number of projects that have each. */
	static Map<Plan, Long> counted(Collection<Project> projects) {
		return projects.stream()
			.map(Plan::of)
			.filter(plan -> !plan.months().isEmpty())
			.collect(Collectors.groupingBy(plan -> plan, LinkedHashMap::new, Collectors.counting()));
	}

	@Override
	public String toString() {
		return percents.stream().map(percent -> percent.toPlainString() + "%").collect(Collectors.joining("、"));
	}
}
