package org.jiheng.budget;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs before or after a number that say how it is to be met. */
final class ComparatorWords {

	private static final List<Words> BEFORE = List.of(
			new Words(Comparator.GE, "≥|>=|=>|⩾|不(?:得|应|能)?(?:小|少|低)于|大于(?:或)?等于|达到|达|至少|最少|最低|保底"),
			new Words(Comparator.LE, "≤|<=|=<|⩽|不(?:得|应|能)?(?:超过|超出|高于|大于|多于|超)|[小少低]于(?:或)?等于|至多|最多|最高|上限"),
			new Words(Comparator.GT, "(?<![不=])(?:>|大于|超过|高于|多于|超出)"),
			new Words(Comparator.LT, "(?<![不=])(?:<|小于|低于|少于)"), new Words(Comparator.EQ, "(?<![<>=])=|等于"));

	private static final List<Words> AFTER = List.of(new Words(Comparator.GE, "(?:及|或)?(?:以上|之上)(?:\\(含\\)|\\(包含\\))?"),
			new Words(Comparator.LE, "(?:及|或)?(?:以内|之内|以下|之下)(?:\\(含\\)|\\(包含\\))?"));

	private static final Pattern ANY = Pattern
		.compile("[≥≤><=⩾⩽±]|以上|以下|以内|之内|之上|之下|不[得应能]?[小少低大多高]于|不[得应能]?超|[小少低大多高]于|超过|至少|至多|最[多少高低]|左右|上下");

	private static final Pattern SIGN = Pattern.compile("[≥≤><=⩾⩽±]");

	private record Words(Comparator comparator, Pattern ending, Pattern beginning) {

		Words(Comparator comparator, String words) {
			this(comparator, Pattern.compile("(?:" + words + ")$"), Pattern.compile("^(?:" + words + ")"));
		}
	}

	/** A comparator and what is left of the text without it. */
	record Found(Comparator comparator, String rest) {
	}

	private ComparatorWords() {
	}

	/** The comparator at the end of the text before a number. */
	static Optional<Found> endingOf(String before) {
		for (Words words : BEFORE) {
			Matcher matcher = words.ending().matcher(before);
			if (matcher.find()) {
				return Optional.of(new Found(words.comparator(), before.substring(0, matcher.start())));
			}
		}
		return Optional.empty();
	}

	/** The comparator at the beginning of the text after a number and its unit. */
	static Optional<Found> beginningOf(String after) {
		for (Words words : AFTER) {
			Matcher matcher = words.beginning().matcher(after);
			if (matcher.find()) {
				return Optional.of(new Found(words.comparator(), after.substring(matcher.end())));
			}
		}
		return Optional.empty();
	}

	/** Whether a sign of comparison stands in the text, which calls for a number. */
	static boolean isSign(String text) {
		return SIGN.matcher(text).find();
	}

	static boolean anyIn(String text) {
		return ANY.matcher(text).find();
	}

}
