package org.jiheng.snapshot;

import org.jiheng.budget.BudgetKey;

/** A snapshot's identity: the nth of its department's year, counted from 1. */
public record SnapshotKey(BudgetKey budget, int number) {

	/** As audit entries and keys of clients keep it: 130324/2024/315/1. */
	public String reference() {
		return budget.reference() + "/" + number;
	}
}
