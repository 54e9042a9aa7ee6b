package org.jiheng.approval;

import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;

/**
 * Where a budget stands, locked for a step.
 *
 * @param adjustment which content of the budget: 0 as first drafted, n of the nth
 * adjustment
 */
public record Standing(BudgetKey budget, int adjustment, BudgetStatus status, int version, int round) {
}
