package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.shared.Wording;

/** The columns of an indicator table, and what may stand in each. */
record PipeColumns(List<String> words, List<Optional<Label>> labels, int room) {

	private static final Pattern NUMBER = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?[%分]?");

	private static final Pattern LEVEL = Pattern.compile(".{1,14}指标(?:\\([0-9.]{1,5}分?\\))?");

	PipeColumns {
		words = List.copyOf(words);
		labels = List.copyOf(labels);
	}

	/** The room is how many cells a row has, blank ones at its end included. */
	static PipeColumns of(List<String> words, int room) {
		List<String> named = new ArrayList<>(words);
		while (!named.isEmpty() && named.getLast().isEmpty()) {
			named.removeLast();
		}
		return new PipeColumns(named, named.stream().map(word -> Label.of(Wording.key(word))).toList(), room);
	}

	/** Only cells up to the second level reach over several rows. */
	int mostShift() {
		int level2 = labels.indexOf(Optional.of(Label.LEVEL2));
		int level1 = labels.indexOf(Optional.of(Label.LEVEL1));
		return Math.max(level1, level2) + 1;
	}

	/**
	 * Whether the row, so many columns further right, has in each column what may be
	 * there.
	 */
	boolean fits(PipeRow row, int shift) {
		int size = row.filledSize();
		boolean begins = shift == 0 || !row.cells().getFirst().isEmpty();
		if (!begins || size + shift > words.size() || size + shift > room) {
			return false;
		}
		for (int i = 0; i < size; i++) {
			Label label = labels.get(i + shift).orElse(null);
			if (label != null && !row.cells().get(i).isEmpty() && !mayBe(label, row.key(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean mayBe(Label label, String key) {
		boolean number = NUMBER.matcher(key).matches();
		return switch (label) {
			case LEVEL1, LEVEL2 -> LEVEL.matcher(key).matches();
			case SIGN -> SplitTarget.isSign(key);
			case TOTAL, FISCAL, OTHER, WEIGHT, SCORE -> number;
			case DIRECTION -> key.contains("向");
			case LEVEL3 -> !number && !SplitTarget.isSign(key) && !LabelWords.of("LEVEL2_NAME").contains(key);
			case NAME, UNIT, MEASURE, GOALS -> !number && !SplitTarget.isSign(key);
			default -> true;
		};
	}
}
