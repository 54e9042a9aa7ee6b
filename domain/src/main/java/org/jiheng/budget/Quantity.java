package org.jiheng.budget;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One number with the words around it understood; the unit is empty when none is written.
 */
record Quantity(@Nullable Comparator comparator, boolean plusMinus, BigDecimal value, String unit, boolean inSentence,
		boolean grouped) {

	private static final int MOST_DIGITS = 18;

	private static final BigDecimal LARGEST_PERCENT = BigDecimal.valueOf(1000);

	private static final Pattern APPROXIMATE_BEFORE = Pattern.compile("(?:约|大约|近|将近|接近|上|前后)$");

	private static final Pattern APPROXIMATE_AFTER = Pattern.compile("^(?:左右|上下|多|余|几|来|[0-9.,:/×*^-])");

	private static final Pattern BROKEN_BEFORE = Pattern.compile("[A-Za-z0-9.,:/×*#№+]$");

	private static final Pattern NOUN_THEN_COMPARATOR = Pattern.compile("^[一-龥()]{1,8}?((?:及|或)?(?:以上|以下|以内))$");

	/** Nothing when the words around the number leave doubt. */
	static Optional<Quantity> of(String before, String number, String after) {
		BigDecimal value = value(number);
		if (value == null || BROKEN_BEFORE.matcher(before).find() || APPROXIMATE_BEFORE.matcher(before).find()) {
			return Optional.empty();
		}
		Optional<Before> head = Before.of(before);
		Optional<After> tail = After.of(after);
		if (head.isEmpty() || tail.isEmpty()) {
			return Optional.empty();
		}
		return joined(head.get(), head.get().negative() ? value.negate() : value, tail.get(), number);
	}

	private static Optional<Quantity> joined(Before head, BigDecimal value, After tail, String number) {
		boolean opposed = head.comparator() != null && tail.comparator() != null
				&& head.comparator().opposes(tail.comparator());
		if (opposed) {
			return Optional.empty();
		}
		Comparator comparator = head.comparator() != null ? head.comparator() : tail.comparator();
		boolean sentence = !head.rest().isEmpty() || !tail.rest().isEmpty();
		boolean grouped = number.contains(",") || number.contains(".");
		return Optional.of(new Quantity(comparator, head.plusMinus(), value, tail.unit(), sentence, grouped));
	}

	/**
	 * The number, or nothing when it is too long or begins like two that ran together:
	 * 0100.
	 */
	static @Nullable BigDecimal value(String number) {
		String digits = number.replace(",", "");
		boolean glued = digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.';
		return glued || digits.length() > MOST_DIGITS ? null : new BigDecimal(digits);
	}

	boolean isPlain() {
		return comparator == null && !plusMinus && !inSentence;
	}

	Optional<Target> target(String raw) {
		String measure = unit.isEmpty() ? null : unit;
		if (plusMinus) {
			boolean within = (comparator == null || comparator == Comparator.LE) && value.signum() >= 0;
			return within ? Optional.of(new Target.Range(raw, value.negate(), value, measure)) : Optional.empty();
		}
		if (mayHaveRunTogether()) {
			return Optional.empty();
		}
		return Optional.of(new Target.Numeric(raw, comparator == null ? Comparator.EQ : comparator, value, measure));
	}

	/** 88100 without comparator and unit; 95100%. */
	private boolean mayHaveRunTogether() {
		boolean bare = unit.isEmpty() && comparator == null;
		boolean fourDigits = !grouped && value.precision() - value.scale() > 3;
		if (bare && (inSentence || fourDigits)) {
			return true;
		}
		return unit.equals("%") && !grouped && value.compareTo(LARGEST_PERCENT) >= 0;
	}

	/** What stands before the number. */
	private record Before(@Nullable Comparator comparator, boolean plusMinus, boolean negative, String rest) {

		static Optional<Before> of(String text) {
			boolean plusMinus = text.endsWith("±");
			boolean minus = text.endsWith("-");
			String words = plusMinus || minus ? text.substring(0, text.length() - 1) : text;
			Optional<ComparatorWords.Found> found = ComparatorWords.endingOf(words);
			String rest = found.map(ComparatorWords.Found::rest).orElse(words);
			boolean strayMinus = minus && found.isEmpty() && !words.isEmpty();
			if (strayMinus || ComparatorWords.anyIn(rest)) {
				return Optional.empty();
			}
			return Optional
				.of(new Before(found.map(ComparatorWords.Found::comparator).orElse(null), plusMinus, minus, rest));
		}
	}

	/** What stands after the number. */
	private record After(String unit, @Nullable Comparator comparator, String rest) {

		static Optional<After> of(String text) {
			String unit = MeasureWords.beginningOf(text).orElse("");
			String words = text.substring(unit.length());
			if (APPROXIMATE_AFTER.matcher(words).find()) {
				return Optional.empty();
			}
			if (unit.isEmpty() && MeasureWords.mayBe(words) && !ComparatorWords.anyIn(words)) {
				return Optional.of(new After(words, null, ""));
			}
			return compared(unit, words);
		}

		private static Optional<After> compared(String unit, String words) {
			if (MeasureWords.ofTime(unit) && words.equals("内")) {
				return Optional.of(new After(unit, Comparator.LE, ""));
			}
			var noun = NOUN_THEN_COMPARATOR.matcher(words);
			String tail = !unit.isEmpty() && noun.matches() ? noun.group(1) : words;
			Optional<ComparatorWords.Found> found = ComparatorWords.beginningOf(tail);
			String rest = found.map(ComparatorWords.Found::rest).orElse(tail);
			boolean unitUnknown = unit.isEmpty() && !rest.isEmpty() && !rest.matches("[。.,，;；、].*");
			if (unitUnknown || ComparatorWords.anyIn(rest)) {
				return Optional.empty();
			}
			return Optional.of(new After(unit, found.map(ComparatorWords.Found::comparator).orElse(null), rest));
		}
	}
}
