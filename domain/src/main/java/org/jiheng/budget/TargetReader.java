package org.jiheng.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Wording;

/**
 * Reads the words of a target. What cannot be decided stays as written: several numbers,
 * digits that ran together, an approximate number. Reads any text and never throws.
 */
public final class TargetReader {

	private static final String MASKED = String.valueOf(DateWords.MASK);

	private static final Pattern NO_QUANTITY = Pattern
		.compile("《[^《》]*》|[0-9A-Za-z]+(?:\\+[0-9A-Za-z]+)+|\\[20[0-9]{2}\\][0-9]+号|第[0-9]+(?![0-9.])");

	private static final Pattern NUMBER = Pattern
		.compile("[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?");

	private static final Pattern JOINER = Pattern.compile("[-~至到]");

	private final DateWords dates;

	/** The fiscal year that 12月底 and 年底 belong to. */
	public TargetReader(FiscalYear fiscalYear) {
		this.dates = new DateWords(fiscalYear);
	}

	/** The raw words are kept as given. */
	public Target read(String raw) {
		if (ClassifiedMark.isIn(raw)) {
			return new Target.Classified();
		}
		String words = Wording.folded(Wording.withoutNoise(raw));
		DateWords.Scan scan = dates.scan(words);
		LocalDate alone = scan.alone();
		if (alone != null) {
			return new Target.Deadline(raw, alone);
		}
		return words.isEmpty() || scan.doubtful() ? new Target.Undecidable(raw) : measured(raw, scan);
	}

	private static Target measured(String raw, DateWords.Scan scan) {
		String masked = NO_QUANTITY.matcher(scan.masked()).replaceAll(hit -> MASKED.repeat(hit.group().length()));
		List<MatchResult> numbers = NUMBER.matcher(masked).results().toList();
		if (numbers.isEmpty()) {
			return statement(raw, masked, scan.deadlines());
		}
		return quantity(raw, masked, numbers).orElseGet(() -> new Target.Undecidable(raw));
	}

	private static Target statement(String raw, String masked, List<LocalDate> deadlines) {
		boolean strangeDigits = masked.chars().anyMatch(Character::isDigit);
		if (strangeDigits || deadlines.size() > 1 || ComparatorWords.isSign(masked)) {
			return new Target.Undecidable(raw);
		}
		return new Target.Qualitative(raw, deadlines.isEmpty() ? null : deadlines.getFirst());
	}

	private static Optional<Target> quantity(String raw, String masked, List<MatchResult> numbers) {
		MatchResult first = numbers.getFirst();
		String before = masked.substring(0, first.start());
		String after = masked.substring(numbers.getLast().end());
		if (numbers.size() == 1) {
			return Quantity.of(before, first.group(), after).flatMap(quantity -> quantity.target(raw));
		}
		return numbers.size() == 2 ? range(raw, masked, first, numbers.getLast()) : Optional.empty();
	}

	/** 3%-5%, 10至15人: two numbers with nothing but a joiner and the unit between. */
	private static Optional<Target> range(String raw, String masked, MatchResult low, MatchResult high) {
		String between = masked.substring(low.end(), high.start());
		Optional<Quantity> upper = Quantity.of(masked.substring(0, low.start()), high.group(),
				masked.substring(high.end()));
		if (upper.isEmpty() || !JOINER.matcher(between).find() || !upper.get().isPlain()) {
			return Optional.empty();
		}
		String unit = upper.get().unit();
		boolean joined = List.of("-", "~", "至", "到").contains(between.replaceFirst("^" + Pattern.quote(unit), ""));
		BigDecimal from = Quantity.value(low.group());
		if (!joined || from == null || from.compareTo(upper.get().value()) >= 0) {
			return Optional.empty();
		}
		return Optional.of(new Target.Range(raw, from, upper.get().value(), unit.isEmpty() ? null : unit));
	}

}
