package org.jiheng.shared;

import java.util.Optional;

/** A fiscal year, which in China is the calendar year. */
public record FiscalYear(int value) implements Comparable<FiscalYear> {

	private static final int FIRST = 2000;

	public FiscalYear {
		if (value < FIRST || value > 2099) {
			throw new IllegalArgumentException("a fiscal year lies between 2000 and 2099: " + value);
		}
	}

	/** The year before; nothing before the first one. */
	public Optional<FiscalYear> previous() {
		return value == FIRST ? Optional.empty() : Optional.of(new FiscalYear(value - 1));
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
