package org.jiheng.shared;

/**
 * Codes made of digits. Every row that is read makes some, so no pattern is compiled or
 * run for them.
 */
public final class Digits {

	private Digits() {
	}

	/** Whether these are so many digits from 0 to 9, and nothing else. */
	public static boolean are(String value, int howMany) {
		if (value.length() != howMany) {
			return false;
		}
		for (int i = 0; i < howMany; i++) {
			if (value.charAt(i) < '0' || value.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

}
