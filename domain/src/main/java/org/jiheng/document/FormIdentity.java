package org.jiheng.document;

import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;

/**
 * Hands out the numbers of a document's projects and indicators, in the order that they
 * stand in.
 */
final class FormIdentity {

	private final BudgetKey budget;

	private int projects;

	private int indicators;

	FormIdentity(BudgetKey budget) {
		this.budget = budget;
	}

	ProjectKey nextProject() {
		projects++;
		return new ProjectKey(budget, projects);
	}

	IndicatorKey nextIndicator() {
		indicators++;
		return new IndicatorKey(budget, indicators);
	}

	BudgetKey budget() {
		return budget;
	}

}
