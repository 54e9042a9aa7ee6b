package org.jiheng.review;

import org.jiheng.budget.BudgetKey;

/**
 * A stored finding's identity: its number is given out once inside its budget.
 */
public record FindingKey(BudgetKey budget, int number) {

	/** As audit entries and keys of clients keep it: 130324/2024/315/7. */
	public String reference() {
		return budget.reference() + "/" + number;
	}
}
