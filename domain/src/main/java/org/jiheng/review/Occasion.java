package org.jiheng.review;

/** What a budget is examined for. */
public enum Occasion {

	SUBMITTING, PUBLISHING

}
