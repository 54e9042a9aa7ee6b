package org.jiheng.budget;

import java.util.regex.Pattern;

/**
 * A project code as written. The regular one has 21 characters: 6 of the region, 2 of the
 * year first created, a letter, 11 of a serial and a check character. Codes of other
 * shapes exist and are kept; neither tenant nor budget year is ever read from one.
 */
public record ProjectCode(String value) {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int LENGTH = 21;

	private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z-]{1,40}");

	public ProjectCode {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("a project code has 1 to 40 letters, digits or hyphens: " + value);
		}
	}

	public boolean hasRegularLength() {
		return value.length() == LENGTH;
	}

	/**
	 * Whether the 21st character is the one that the first 20 call for, by the scheme of
	 * GB 32100 with weights 3^i mod 31.
	 */
	public boolean hasRightCheckCharacter() {
		return hasRegularLength() && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
				&& value.charAt(LENGTH - 1) == checkCharacter(value.substring(0, LENGTH - 1));
	}

	private static char checkCharacter(String first20) {
		int modulus = ALPHABET.length();
		int sum = 0;
		int weight = 1;
		for (int i = 0; i < first20.length(); i++) {
			sum += ALPHABET.indexOf(first20.charAt(i)) * weight;
			weight = weight * 3 % modulus;
		}
		return ALPHABET.charAt(Math.floorMod(modulus - 1 - sum, modulus));
	}

	@Override
	public String toString() {
		return value;
	}
}
