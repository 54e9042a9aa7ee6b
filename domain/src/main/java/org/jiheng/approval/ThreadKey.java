package org.jiheng.approval;

import org.jiheng.budget.BudgetKey;

/** A thread's identity: its number is given out once inside its budget. */
public record ThreadKey(BudgetKey budget, int number) {

	/** Whichever content of the budget it speaks of. */
	public ThreadKey {
		budget = budget.standing();
	}

	/** As audit entries and keys of clients keep it: 130324/2024/315/7. */
	public String reference() {
		return budget.reference() + "/" + number;
	}

	/** Of a thread of this budget, whose reference was kept. */
	static ThreadKey of(BudgetKey budget, String reference) {
		return new ThreadKey(budget, Integer.parseInt(reference.substring(reference.lastIndexOf('/') + 1)));
	}
}
