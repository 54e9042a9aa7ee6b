package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a header, held against the table that it stands in: what
 * contradicts that, or itself, is an error.
 */
final class ColumnsSaid {

	private ColumnsSaid() {
	}

	/**
	 * @param seen words that may not be shown are no header
	 */
	static TableColumns of(Said.OfColumns said, SeenTables tables, SeenWords seen) {
		Table table = tables.at(said.line())
			.orElseThrow(() -> invalid("TABLE_UNKNOWN", "line", "第 " + said.line() + " 行不是表中的一行",
					"按 tables 的 place.line 填写，或填表头所在的行；只剩文字、没有单元格的表不能说明"));
		int first = 0;
		while (table.rows().get(first).line() != said.line()) {
			first++;
		}
		int rows = rows(said, tables, table, first);
		List<String> words = header(table, first, rows, seen);
		Map<Integer, ColumnMeaning> meanings = meanings(said, width(table));
		requireOnce(words, meanings);
		int size = Math.max(words.size(), meanings.keySet().stream().mapToInt(column -> column + 1).max().orElse(0));
		List<TableColumns.Column> columns = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			columns.add(new TableColumns.Column(i < words.size() ? words.get(i) : "", meanings.get(i)));
		}
		return new TableColumns(rows, columns);
	}

	private static int rows(Said.OfColumns said, SeenTables tables, Table table, int first) {
		Integer asked = said.rows();
		if (asked == null) {
			Optional<Integer> shown = tables.tables()
				.stream()
				.filter(head -> Integer.valueOf(said.line()).equals(head.place().line()))
				.map(SeenTables.OneTable::rows)
				.findFirst();
			return shown.orElseGet(() -> HeaderWords.rows(table, first));
		}
		if (asked < 1 || asked > TableColumns.MOST_ROWS || first + asked > table.rows().size()) {
			throw invalid("HEADER", "rows", "表头须有 1 至 " + TableColumns.MOST_ROWS + " 行，且不超出这张表", "填表头实际的行数");
		}
		return asked;
	}

	private static List<String> header(Table table, int first, int rows, SeenWords seen) {
		for (Row row : table.rows().subList(first, first + rows)) {
			boolean hidden = row.cells()
				.stream()
				.anyMatch(cell -> !cell.text().isBlank() && (seen.at(row.line(), cell.number()).isEmpty()
						|| cell.text().length() > HeaderWords.LONGEST * 2 || ClassifiedMark.isIn(cell.text())));
			if (hidden) {
				throw invalid("HEADER", "line", "第 " + row.line() + " 行不是表头：有过长或不得显示的文字", "填表头所在的行");
			}
		}
		List<String> words = HeaderWords.of(table, first, rows);
		if (words.isEmpty()) {
			throw invalid("HEADER", "line", "这一行没有文字，不能作为表头", "填表头所在的行");
		}
		return words;
	}

	private static int width(Table table) {
		return table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
	}

	/** By columns from 0. */
	private static Map<Integer, ColumnMeaning> meanings(Said.OfColumns said, int width) {
		if (said.columns().isEmpty()) {
			throw invalid("COLUMNS_EMPTY", "columns", "没有说明任何一栏", "至少说明一栏；要取消说明，请撤销那一号改正");
		}
		Map<Integer, ColumnMeaning> meanings = new TreeMap<>();
		for (Said.Meant meant : said.columns()) {
			if (meant.column() < 1 || meant.column() > width) {
				throw invalid("COLUMN_UNKNOWN", "columns", "这张表没有第 " + meant.column() + " 栏，只有 " + width + " 栏",
						"按 tables 的 columns 的 number 填写");
			}
			if (meanings.put(meant.column() - 1, meant.meaning()) != null) {
				throw invalid("COLUMN_TWICE", "columns", "第 " + meant.column() + " 栏说明了两次", "每一栏只说明一次");
			}
		}
		return meanings;
	}

	/**
	 * A form has a meaning in one column, those included that are known by their words.
	 */
	private static void requireOnce(List<String> words, Map<Integer, ColumnMeaning> said) {
		Map<ColumnMeaning, Integer> columns = new HashMap<>();
		said.forEach((column, meaning) -> {
			Integer other = meaning.isRepeatable() ? null : columns.put(meaning, column);
			if (other != null) {
				throw twice(meaning, other, column);
			}
		});
		for (int i = 0; i < words.size(); i++) {
			ColumnMeaning known = said.containsKey(i) ? null : known(words.get(i));
			Integer other = known == null ? null : columns.get(known);
			if (known != null && other != null) {
				throw twice(known, other, i);
			}
		}
	}

	private static @Nullable ColumnMeaning known(String word) {
		return Label.of(word)
			.or(() -> Label.of(word.substring(word.lastIndexOf('/') + 1)))
			.map(ColumnMeaning::of)
			.orElse(null);
	}

	private static ProblemException twice(ColumnMeaning meaning, int one, int other) {
		return invalid("MEANING_TWICE", "columns", "第 " + (Math.min(one, other) + 1) + " 栏和第 "
				+ (Math.max(one, other) + 1) + " 栏都是“" + meaning.word() + "”，表中这样的栏只有一个",
				"核对后把其中一栏改为别的含义，或说明为 NOTHING（不读）");
	}

	private static ProblemException invalid(String code, String field, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("input", field), message, suggestion));
	}

}
