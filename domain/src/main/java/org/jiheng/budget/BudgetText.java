package org.jiheng.budget;

import java.util.List;

/**
 * The content of a 部门预算绩效文本: what a budget says, whatever its status. Numbered goals come
 * without their numbering. Projects stand in the form's order, indicators in theirs.
 */
public record BudgetText(String title, List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards,
		List<Project> projects, List<Indicator> indicators, List<Provenance> provenance) {

	public BudgetText {
		overallGoals = List.copyOf(overallGoals);
		itemisedGoals = List.copyOf(itemisedGoals);
		safeguards = List.copyOf(safeguards);
		projects = List.copyOf(projects);
		indicators = List.copyOf(indicators);
		provenance = List.copyOf(provenance);
	}
}
