package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table mean, and the header that it is told by: as many rows, and
 * the same words in the same columns.
 *
 * @param rows how many rows the header has
 * @param columns from the first on
 */
public record TableColumns(int rows, List<Column> columns) {

	public static final int MOST_ROWS = 3;

	private static final int SHOWN = 60;

	/**
	 * One column.
	 *
	 * @param word its header, half width and without spaces; the words of several rows
	 * are parted by a slash; empty where it has none
	 * @param meaning null where nobody says it: a known word means what it always means
	 */
	public record Column(String word, @Nullable ColumnMeaning meaning) {
	}

	public TableColumns {
		columns = List.copyOf(columns);
	}

	/** The form by its header: SHA-256, hex. */
	public String form() {
		return Digest.of(rows + "\n" + String.join("\n", words()));
	}

	/** Without the blank ones at the end. */
	List<String> words() {
		List<String> words = new ArrayList<>(columns.stream().map(Column::word).toList());
		while (!words.isEmpty() && words.getLast().isEmpty()) {
			words.removeLast();
		}
		return words;
	}

	/** What they mean in short, for the audit: 1 NAME, 3 TARGET. */
	String meanings() {
		return IntStream.range(0, columns.size())
			.filter(at -> columns.get(at).meaning() != null)
			.mapToObj(at -> (at + 1) + " " + columns.get(at).meaning())
			.collect(Collectors.joining(", "));
	}

	/** The header in words, shortened. */
	String header() {
		String all = words().stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("、"));
		return all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all;
	}

	boolean isOf(SourceDocument.Table table, int row) {
		return row + rows <= table.rows().size() && words().equals(HeaderWords.of(table, row, rows));
	}
}
