package org.jiheng.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a numbered sentence or title begins with, and the words after it: (1),
 * （一）, （七）、, 1., 一、.
 */
record Numbering(int number, String rest) {

	private static final String CHINESE = "一二三四五六七八九十";

	private static final Pattern NUMBERED = Pattern.compile("(?:[(（](?<bracket>[0-9]{1,3}|[" + CHINESE
			+ "]{1,3})[)）][、.．:：]?" + "|(?<digits>[0-9]{1,3})(?:[.．](?![0-9])|[、)）])|(?<chinese>[" + CHINESE
			+ "]{1,3})[、.．]" + "|(?<circle>[①-⑳])[、.．]?)(?<rest>.*)", Pattern.DOTALL);

	static Optional<Numbering> of(String text) {
		Matcher matcher = NUMBERED.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		for (String kind : new String[] { "bracket", "digits", "chinese", "circle" }) {
			String number = matcher.group(kind);
			if (number != null) {
				return Optional.of(new Numbering(value(number), matcher.group("rest")));
			}
		}
		return Optional.empty();
	}

	/** The words without the number that they begin with. */
	static String stripped(String text) {
		return of(text).map(Numbering::rest).orElse(text);
	}

	private static int value(String number) {
		char first = number.charAt(0);
		if (first >= '①' && first <= '⑳') {
			return first - '①' + 1;
		}
		return Character.isDigit(first) ? Integer.parseInt(number) : chinese(number);
	}

	private static int chinese(String number) {
		int ten = number.indexOf('十');
		if (ten < 0) {
			return CHINESE.indexOf(number.charAt(number.length() - 1)) + 1;
		}
		int tens = ten == 0 ? 1 : CHINESE.indexOf(number.charAt(0)) + 1;
		int ones = ten == number.length() - 1 ? 0 : CHINESE.indexOf(number.charAt(number.length() - 1)) + 1;
		return tens * 10 + ones;
	}
}
