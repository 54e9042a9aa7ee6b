package org.jiheng.budget;

/** How a numeric target is to be met. */
public enum Comparator {

	GE, GT, EQ, LE, LT, BETWEEN;

	/** Whether this one and the other pull in different directions. */
	boolean opposes(Comparator other) {
		return direction() != other.direction();
	}

	private int direction() {
		return switch (this) {
			case GE, GT -> 1;
			case LE, LT -> -1;
			case EQ, BETWEEN -> 0;
		};
	}

}
