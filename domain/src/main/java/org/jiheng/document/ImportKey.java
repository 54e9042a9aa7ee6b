package org.jiheng.document;

import org.jiheng.budget.BudgetKey;

/** An import's identity: its number is given out once inside its budget. */
public record ImportKey(BudgetKey budget, int number) {
}
