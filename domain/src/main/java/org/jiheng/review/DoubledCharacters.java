package org.jiheng.review;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a slip (案数数) from words that meet (项目目标) without a dictionary: at the end of a
 * phrase no second word can begin; inside it the words without the doubled character
 * stand elsewhere in the same budget. Doubling on purpose (人人, 扎扎实实) is known.
 */
record DoubledCharacters(String everything, List<String> onPurpose) {

	private static final Pattern DOUBLED = Pattern.compile("([一-龥])\\1");

	private static final int AROUND = 3;

	/** The first slip with the characters before it. */
	Optional<String> firstIn(String text) {
		Matcher matcher = DOUBLED.matcher(text);
		while (matcher.find()) {
			if (isSlip(text, matcher.start())) {
				return Optional.of(text.substring(Math.max(0, matcher.start() - AROUND), matcher.end()));
			}
		}
		return Optional.empty();
	}

	private boolean isSlip(String text, int at) {
		String pair = text.substring(at, at + 2);
		boolean before = at > 0 && Texts.isChinese(text.charAt(at - 1));
		boolean after = at + 2 < text.length() && Texts.isChinese(text.charAt(at + 2));
		boolean alone = !before && !after;
		if (onPurpose.contains(pair) || alone || besideAnother(text, at)) {
			return false;
		}
		return pair.equals("的的") || !after
				|| (before && everything.contains(text.substring(at - 1, at + 1) + text.charAt(at + 2)));
	}

	/** 扎扎实实, 方方面面. */
	private static boolean besideAnother(String text, int at) {
		return (at + 3 < text.length() && text.charAt(at + 2) == text.charAt(at + 3))
				|| (at > 1 && text.charAt(at - 1) == text.charAt(at - 2));
	}
}
