package org.jiheng.approval;

/**
 * 审核等级 of one head of the review: 优 and 良 pass, 中 goes back, 差 may not enter the budget.
 */
public enum Grade {

	EXCELLENT, GOOD, FAIR, POOR;

	boolean passes() {
		return this == EXCELLENT || this == GOOD;
	}

}
