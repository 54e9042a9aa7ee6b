package org.jiheng.review;

/**
 * Where a stored finding stands: it is there, it is let pass for a stated reason, or the
 * last run did not find it any more.
 */
public enum FindingState {

	OPEN, WAIVED, MENDED

}
