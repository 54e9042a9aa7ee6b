package org.jiheng.comparison;

/** Why a cell has the value it has, so that a chart never takes a gap for a zero. */
public enum ValueState {

	VALUE, ZERO, MISSING, NOT_SUBMITTED

}
