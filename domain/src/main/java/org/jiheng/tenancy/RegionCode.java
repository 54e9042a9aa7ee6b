package org.jiheng.tenancy;

import org.jiheng.shared.Digits;

/**
 * The six digits of GB/T 2260: 130000 a province, 130300 a prefecture, 130324 a county;
 * 000000 stands for the whole country.
 */
public record RegionCode(String value) implements Comparable<RegionCode> {

	public static final RegionCode COUNTRY = new RegionCode("000000");

	public RegionCode {
		if (!Digits.are(value, 6)) {
			throw new IllegalArgumentException("a region code has six digits: " + value);
		}
	}

	public Level level() {
		if (value.equals("000000")) {
			return Level.COUNTRY;
		}
		if (value.endsWith("0000")) {
			return Level.PROVINCE;
		}
		return value.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
	}

	/**
	 * The digits that tell: none for the country, 13, 1303, 130324. This is the form that
	 * the database keeps.
	 */
	public String significantDigits() {
		return value.substring(0, level().digits);
	}

	public boolean contains(RegionCode other) {
		return other.value.startsWith(significantDigits());
	}

	@Override
	public int compareTo(RegionCode other) {
		return value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return value;
	}

	/** Level of a region. */
	public enum Level {

		COUNTRY(0), PROVINCE(2), PREFECTURE(4), COUNTY(6);

		private final int digits;

		Level(int digits) {
			this.digits = digits;
		}

	}
}
