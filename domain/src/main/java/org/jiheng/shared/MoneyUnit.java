package org.jiheng.shared;

/** The unit in which an amount of money is printed. Inside, money is counted in fen. */
public enum MoneyUnit {

	YUAN(2), WAN_YUAN(6), YI_YUAN(10);

	private final int digits;

	MoneyUnit(int digits) {
		this.digits = digits;
	}

	/** How many decimal digits of fen one unit has. */
	int digits() {
		return digits;
	}

}
