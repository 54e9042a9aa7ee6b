package org.jiheng.comparison;

/**
 * Whether a class goes on under its name of another frame, or each stays as it is
 * written.
 */
public enum Classes {

	CONTINUED, AS_WRITTEN

}
