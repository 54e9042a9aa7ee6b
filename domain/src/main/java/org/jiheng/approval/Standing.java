package org.jiheng.approval;

import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;

/** Where a budget stands, locked for a step. */
public record Standing(BudgetKey budget, BudgetStatus status, int version, int round) {
}
