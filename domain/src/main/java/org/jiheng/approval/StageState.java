package org.jiheng.approval;

/** How a department stands in one stage of the year. */
public enum StageState {

	DONE, DONE_LATE, OPEN, OVERDUE

}
