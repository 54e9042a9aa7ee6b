package org.jiheng.shared;

/** Words to look for: 1 to 100 characters, none of them a control character. */
public record Words(String value) {

	private static final int LONGEST = 100;

	public Words {
		if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(
					"words to look for have 1 to " + LONGEST + " characters and no control characters");
		}
	}

	@Override
	public String toString() {
		return value;
	}
}
