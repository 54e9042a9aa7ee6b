package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The meanings of header words on forms. The words themselves stand in
 * {@code labels.txt}, half width and without spaces. A unit in brackets and a colon after
 * them are no part of them.
 */
enum Label {

	CODE, NAME, UNIT, AUTHORITY, SCALE, TOTAL, FISCAL, OWN, OTHER, CARRIED, INITIAL, CURRENT, EXECUTED, RATE, PURPOSE,
	PLAN, GOALS, EXPECTED, ACHIEVED, LASTING_GOALS, GROUP, ANNUAL_GROUP, LASTING_GROUP, LEVEL1, LEVEL2, LEVEL3,
	DESCRIPTION, TARGET, LASTING_TARGET, BASIS, WEIGHT, SIGN, MEASURE, DIRECTION, ACTUAL, SCORE, REASON, REMARK, UNREAD;

	private static final Pattern SUFFIX = Pattern.compile("(?:\\((?:万元|元|亿元|%)\\))?:?$");

	private static final Map<String, Label> BY_WORD = Stream.of(values())
		.flatMap(label -> label.words().stream().map(word -> Map.entry(word, label)))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

	/** The word that forms use most. */
	String word() {
		return words().getFirst();
	}

	List<String> words() {
		return LabelWords.of(name());
	}

	static Optional<Label> of(Quote quote) {
		return of(quote.key());
	}

	/** Whether the words, half width and without spaces, are one. */
	static boolean isWord(String key) {
		return of(key).isPresent();
	}

	static Optional<Label> of(String key) {
		return key.length() > 30 ? Optional.empty() : Optional.ofNullable(BY_WORD.get(key))
			.or(() -> Optional.ofNullable(BY_WORD.get(SUFFIX.matcher(key).replaceFirst(""))));
	}

	boolean isIn(Quote quote) {
		return of(quote).filter(this::equals).isPresent();
	}

	boolean isIn(TableRow row) {
		return row.cells().stream().anyMatch(this::isIn);
	}

	/** The labels of a row by their columns. */
	static Map<Integer, Label> of(TableRow row) {
		return row.filledColumns()
			.stream()
			.filter(column -> of(row.cells().get(column)).isPresent())
			.collect(Collectors.toUnmodifiableMap(Function.identity(),
					column -> of(row.cells().get(column)).orElseThrow()));
	}

}
