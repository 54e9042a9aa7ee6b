package org.jiheng.review;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers that belong to one person. An office's landline or hotline belongs to none. */
final class PersonNumbers {

	private static final Pattern IDENTITY = Pattern.compile(
			"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])");

	private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])");

	private static final Pattern CARD = Pattern.compile("(?<![0-9A-Za-z])[3-6][0-9]{15,18}(?![0-9A-Za-z])");

	private static final Pattern GAP = Pattern.compile("(?<=[0-9])[- ](?=[0-9])");

	private static final int SHORTEST = 11;

	private PersonNumbers() {
	}

	/**
	 * Which kinds of numbers stand in a text, in words; the numbers themselves are not
	 * told.
	 */
	static List<String> kindsIn(String text) {
		if (text.chars().filter(Character::isDigit).count() < SHORTEST) {
			return List.of();
		}
		String joined = GAP.matcher(text).replaceAll("");
		boolean identity = IDENTITY.matcher(joined).find();
		Stream<String> kinds = Stream.of(identity ? "身份证号码" : "", MOBILE.matcher(joined).find() ? "手机号码" : "",
				!identity && CARD.matcher(joined).results().map(MatchResult::group).anyMatch(PersonNumbers::isCard)
						? "银行卡号" : "");
		return kinds.filter(kind -> !kind.isEmpty()).toList();
	}

	/** Luhn's sum, by which a mistyped card number is told. */
	private static boolean isCard(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int doubled = digit * 2;
			sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
		}
		return sum % 10 == 0;
	}

}
