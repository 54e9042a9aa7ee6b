package org.jiheng.review;

import java.util.regex.Pattern;
import org.jiheng.budget.Target;

/**
 * The words of a value around its number, comparator and unit: nothing in ≥95% or 不低于95%.
 */
final class Phrase {

	private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?");

	private static final Pattern COMPARATOR = Pattern
		.compile("不(?:得|应|能)?(?:[小少低大多高]于|超过|超出|超)|[大小多少高低]于(?:或)?(?:等于)?|等于|超过|超出|达到|达|至少|最少|最低|保底|至多|最多|最高|上限"
				+ "|(?:及|或)?(?:以上|之上|以内|之内|以下|之下)|控制在|保持在|维持在|之间|包含|左右");

	private static final int LEAST = 2;

	private Phrase() {
	}

	static String around(Row row) {
		String words = COMPARATOR.matcher(row.value()).replaceAll(" ");
		String unit = unit(row.target());
		words = NUMBER.matcher(unit.isEmpty() ? words : words.replace(Texts.key(unit), " ")).replaceAll(" ");
		return words.strip();
	}

	/** Whether a number stands among words that are more than its unit. */
	static boolean hidesNumber(Row row) {
		boolean number = switch (row.target()) {
			case Target.Numeric any -> true;
			case Target.Range any -> true;
			case Target.Undecidable any -> row.value().chars().anyMatch(Character::isDigit);
			case Target.Deadline any -> false;
			case Target.Qualitative any -> false;
			case Target.Classified any -> false;
		};
		return number && Texts.chinese(around(row)) >= LEAST;
	}

	static String unit(Target target) {
		String unit = switch (target) {
			case Target.Numeric numeric -> numeric.unit();
			case Target.Range range -> range.unit();
			default -> null;
		};
		return unit == null ? "" : unit;
	}

}
