package org.jiheng.budget;

/** How a numeric target is to be met. */
public enum Comparator {

	GE, GT, EQ, LE, LT, BETWEEN

}
