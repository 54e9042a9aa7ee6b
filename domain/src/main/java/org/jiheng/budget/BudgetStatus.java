package org.jiheng.budget;

/**
 * Where a budget stands on its way from draft to approval. Refused is what the review
 * graded 差: it does not enter the budget.
 */
public enum BudgetStatus {

	DRAFT, SUBMITTED, RETURNED, REFUSED, APPROVED;

	/** Only what lies with the department can be changed. */
	public boolean changeable() {
		return this == DRAFT || this == RETURNED;
	}

}
