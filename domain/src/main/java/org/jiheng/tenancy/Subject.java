package org.jiheng.tenancy;

/** What a user is known by: the sub of the token. */
public final class Subject {

	private static final int LONGEST = 255;

	private Subject() {
	}

	/**
	 * OpenID's own bound, and no control character, which PostgreSQL's text cannot hold.
	 */
	public static boolean fits(String subject) {
		return !subject.isBlank() && subject.length() <= LONGEST && subject.chars().noneMatch(Character::isISOControl);
	}

}
