package org.jiheng.comparison;

/** What is compared: one row for each. */
public enum Axis {

	COUNTY, DEPARTMENT, FUNCTION, LEVEL1, LEVEL2, INDICATOR, PROJECT;

	/** Whether rows are about indicators rather than about whose budget it is. */
	boolean ofIndicators() {
		return this == LEVEL1 || this == LEVEL2 || this == INDICATOR;
	}

}
