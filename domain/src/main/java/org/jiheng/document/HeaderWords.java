package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.shared.Wording;

/** The header of a table: which rows may be one, and its words column by column. */
final class HeaderWords {

	/** No word above columns is longer. */
	static final int LONGEST = 30;

	private static final int FEWEST = 3;

	private static final Pattern YEAR = Pattern.compile("20[0-9]{2}年");

	private static final Pattern VALUE = Pattern.compile(".*[0-9]{2}.*|[0-9.,%≥≤<>=+\\-]+|.*[。;!?]");

	private HeaderWords() {
	}

	/** By columns, without the blank ones at the end. */
	static List<String> of(Table table, int first, int rows) {
		List<String> words = new ArrayList<>();
		for (int row = first; row < first + rows; row++) {
			List<Cell> cells = table.rows().get(row).cells();
			for (int column = 0; column < cells.size(); column++) {
				String key = Wording.key(cells.get(column).text());
				if (column == words.size()) {
					words.add(key);
				}
				else if (!key.isEmpty()) {
					words.set(column, words.get(column).isEmpty() ? key : words.get(column) + "/" + key);
				}
			}
		}
		while (!words.isEmpty() && words.getLast().isEmpty()) {
			words.removeLast();
		}
		return words;
	}

	/** Whether the row may be a header: some short words that differ, and no values. */
	static boolean mayBe(Row row) {
		List<String> filled = filled(row);
		return filled.size() >= FEWEST && filled.stream().distinct().count() == filled.size() && areWords(filled);
	}

	/** How many rows the header has that begins with this one. */
	static int rows(Table table, int first) {
		int rows = 1;
		while (rows < TableColumns.MOST_ROWS && first + rows < table.rows().size()
				&& goesOn(table.rows().get(first + rows - 1), table.rows().get(first + rows))) {
			rows++;
		}
		return rows;
	}

	/**
	 * Whether the lower row names parts of what the upper one names: the file says that
	 * cells of the upper reach down, or the lower has words only where the upper has none
	 * or goes on over several columns.
	 */
	private static boolean goesOn(Row upper, Row lower) {
		List<String> filled = filled(lower);
		if (filled.isEmpty() || !areWords(filled)) {
			return false;
		}
		boolean covered = false;
		boolean parts = true;
		for (int i = 0; i < lower.cells().size(); i++) {
			boolean above = isFilled(upper, i);
			covered |= lower.cells().get(i).covered() && above;
			parts &= !isFilled(lower, i) || !above || !isFilled(upper, i + 1);
		}
		boolean group = parts && isFilled(upper, 0) && !isFilled(lower, 0) && filled.size() > 1;
		return covered || group;
	}

	private static boolean areWords(List<String> words) {
		return words.stream()
			.allMatch(word -> word.length() <= LONGEST && !VALUE.matcher(YEAR.matcher(word).replaceAll("")).matches()
					&& !ClassifiedMark.isIn(word));
	}

	static boolean isFilled(Row row, int column) {
		return column < row.cells().size() && !row.cells().get(column).text().isBlank();
	}

	private static List<String> filled(Row row) {
		return row.cells().stream().map(cell -> Wording.key(cell.text())).filter(key -> !key.isEmpty()).toList();
	}

}
