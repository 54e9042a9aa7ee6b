package org.jiheng.budget;

/** Where a budget stands on its way from draft to approval. */
public enum BudgetStatus {

	DRAFT, SUBMITTED, RETURNED, APPROVED;

	/** Only what lies with the department can be changed. */
	public boolean changeable() {
		return this == DRAFT || this == RETURNED;
	}

}
