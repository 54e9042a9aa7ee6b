package org.jiheng.shared;

/** A fiscal year, which in China is the calendar year. */
public record FiscalYear(int value) implements Comparable<FiscalYear> {

	public FiscalYear {
		if (value < 2000 || value > 2099) {
			throw new IllegalArgumentException("a fiscal year lies between 2000 and 2099: " + value);
		}
	}

	@Override
	public int compareTo(FiscalYear other) {
		return Integer.compare(value, other.value);
	}

	@Override
	public String toString() {
		return Integer.toString(value);
	}
}
