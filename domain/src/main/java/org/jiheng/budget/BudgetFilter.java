package org.jiheng.budget;

import java.util.Set;

/** Which budgets are wanted; all conditions hold, an empty set restricts nothing. */
public record BudgetFilter(Within within, Set<BudgetStatus> statuses) {

	public static final BudgetFilter ALL = new BudgetFilter(Within.ANYWHERE, Set.of());

	public BudgetFilter {
		statuses = Within.inOrder(statuses);
	}
}
