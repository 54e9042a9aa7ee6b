package org.jiheng.budget;

import java.util.List;

/**
 * The first part of a 部门预算绩效文本 as somebody fills it in. Goals come without their
 * numbering.
 */
public record HeadForm(String title, List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards) {

	private static final int LONGEST_TITLE = 200;

	public HeadForm {
		title = Wants.words("title", title, LONGEST_TITLE);
		overallGoals = Wants.sentences("overallGoals", overallGoals);
		itemisedGoals = Wants.sentences("itemisedGoals", itemisedGoals);
		safeguards = Wants.sentences("safeguards", safeguards);
	}

	/** An empty form. */
	public static HeadForm titled(String title) {
		return new HeadForm(title, List.of(), List.of(), List.of());
	}

	public HeadForm withTitle(String changed) {
		return new HeadForm(changed, overallGoals, itemisedGoals, safeguards);
	}

	public HeadForm withOverallGoals(List<String> changed) {
		return new HeadForm(title, changed, itemisedGoals, safeguards);
	}

	public HeadForm withItemisedGoals(List<String> changed) {
		return new HeadForm(title, overallGoals, changed, safeguards);
	}

	public HeadForm withSafeguards(List<String> changed) {
		return new HeadForm(title, overallGoals, itemisedGoals, changed);
	}
}
