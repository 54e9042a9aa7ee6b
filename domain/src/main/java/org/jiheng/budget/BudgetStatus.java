package org.jiheng.budget;

/**
 * Where a budget stands on its way from draft to approval. Refused is what the review
 * graded 差: it does not enter the budget. Withdrawn is an adjustment that was given up.
 */
public enum BudgetStatus {

	DRAFT, SUBMITTED, RETURNED, REFUSED, APPROVED, WITHDRAWN;

	/** Only what lies with the department can be changed. */
	public boolean changeable() {
		return this == DRAFT || this == RETURNED;
	}

}
