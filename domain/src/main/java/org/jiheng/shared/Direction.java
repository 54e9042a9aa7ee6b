package org.jiheng.shared;

/** Direction of an order. */
public enum Direction {

	ASC, DESC

}
