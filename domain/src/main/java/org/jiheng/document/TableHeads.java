package org.jiheng.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.budget.ClassifiedMark;
import org.jiheng.document.SeenTables.OneColumn;
import org.jiheng.document.SeenTables.OneTable;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds the headers that a person may have to explain: those with words that nobody
 * knows, and in tables that no header makes readable the row that looks most like one. It
 * only says where people should look; nothing is read by it.
 */
final class TableHeads {

	private static final int SAMPLES = 3;

	private static final int LONGEST_SAMPLE = 40;

	/** Lines of tables that no header makes readable. */
	private final Set<Integer> unread = new HashSet<>();

	private final SeenWords seen;

	private final List<OneTable> tables = new ArrayList<>();

	private TableHeads(Outline outline, SeenWords seen) {
		this.seen = seen;
		outline.strayRows.forEach(row -> unread.add(row.line()));
		outline.forms.stream()
			.filter(form -> form.rows.stream().noneMatch(FormParts::isIndicatorHeader) && !form.isClassified())
			.forEach(form -> form.rows.forEach(row -> unread.add(row.line())));
	}

	/**
	 * @param seen what may be shown of the words
	 */
	static List<OneTable> of(SourceDocument document, Outline outline, SeenWords seen) {
		var heads = new TableHeads(outline, seen);
		document.blocks()
			.stream()
			.flatMap(block -> block instanceof Table table ? Stream.of(table) : Stream.empty())
			.forEach(heads::table);
		return heads.tables;
	}

	/** Tables that no header makes readable, if one of their rows looks like it. */
	static List<OneTable> unread(SourceDocument document, Outline outline) {
		return of(document, outline, SeenWords.NONE).stream()
			.filter(table -> !table.explained() && table.unread())
			.toList();
	}

	private void table(Table table) {
		Set<List<String>> told = new HashSet<>();
		boolean headed = false;
		for (int at = 0; at < table.rows().size(); at++) {
			Abandoned.check();
			Row row = table.rows().get(at);
			boolean explained = row.cells().stream().anyMatch(cell -> cell.heading() != null);
			boolean above = explained && row.cells().stream().allMatch(cell -> "".equals(cell.heading()));
			boolean header = FormParts.isIndicatorHeader(TableRow.of(table, row));
			headed |= header || explained;
			if (!above && (header || explained)) {
				int first = explained ? firstExplained(table, at) : firstKnown(table, at);
				OneTable head = head(table, first, at - first + 1, explained, false);
				boolean unknown = head.columns().stream().anyMatch(column -> column.label() == null && column.filled());
				if ((unknown || explained) && told.add(words(head))) {
					add(head, table, at);
				}
			}
		}
		if (!headed && table.rows().stream().anyMatch(row -> unread.contains(row.line()))) {
			likeliest(table).ifPresent(head -> add(head, table, -1));
		}
	}

	/** Nothing of what may not be shown. */
	private void add(OneTable head, Table table, int at) {
		Row row = at < 0 ? null : table.rows().get(at);
		boolean open = row == null || row.cells()
			.stream()
			.filter(cell -> !cell.text().isBlank())
			.allMatch(cell -> seen.at(row.line(), cell.number()).isPresent());
		if (open) {
			tables.add(head);
		}
	}

	private static List<String> words(OneTable head) {
		return head.columns().stream().map(OneColumn::word).toList();
	}

	private static int firstExplained(Table table, int last) {
		int first = last;
		while (first > 0 && table.rows().get(first - 1).cells().stream().allMatch(cell -> "".equals(cell.heading()))) {
			first--;
		}
		return first;
	}

	private static int firstKnown(Table table, int last) {
		boolean covered = table.rows().get(last).cells().stream().anyMatch(SourceDocument.Cell::covered);
		return covered && last > 0 && HeaderWords.rows(table, last - 1) == 2 ? last - 1 : last;
	}

	/** Of the rows that may be a header the first with the most words. */
	private Optional<OneTable> likeliest(Table table) {
		int best = -1;
		long most = 0;
		for (int at = 0; at + 1 < table.rows().size(); at++) {
			Abandoned.check();
			if (HeaderWords.mayBe(table.rows().get(at))) {
				int rows = HeaderWords.rows(table, at);
				long words = HeaderWords.of(table, at, rows).stream().filter(word -> !word.isEmpty()).count();
				boolean more = words > most && at + rows < table.rows().size();
				best = more ? at : best;
				most = more ? words : most;
			}
		}
		return best < 0 ? Optional.empty() : Optional.of(head(table, best, HeaderWords.rows(table, best), false, true));
	}

	private OneTable head(Table table, int first, int rows, boolean explained, boolean isUnread) {
		List<String> words = HeaderWords.of(table, first, rows);
		Row begin = table.rows().get(first);
		Row last = table.rows().get(first + rows - 1);
		List<Row> below = table.rows().subList(first + rows, table.rows().size());
		int width = Math.max(words.size(), below.stream().mapToInt(row -> lastFilled(row) + 1).max().orElse(0));
		boolean marked = !FormParts.isIndicatorHeader(TableRow.of(table, last)) && below.stream()
			.flatMap(row -> row.cells().stream())
			.anyMatch(cell -> ClassifiedMark.isIn(cell.text()));
		List<OneColumn> columns = new ArrayList<>();
		for (int column = 0; column < width; column++) {
			int at = column;
			columns.add(new OneColumn(column < words.size() ? words.get(column) : "", label(table, first, rows, column),
					below.stream().anyMatch(row -> HeaderWords.isFilled(row, at)),
					marked ? List.of() : samples(below, column)));
		}
		return new OneTable(new Place(begin.line(), table.number(), begin.number(), null, null, null, table.spot()),
				rows, columns, explained, isUnread);
	}

	private static int lastFilled(Row row) {
		int last = row.cells().size() - 1;
		while (last >= 0 && !HeaderWords.isFilled(row, last)) {
			last--;
		}
		return last;
	}

	/** By the lowest word of the header that is not blank. */
	private static @Nullable Label label(Table table, int first, int rows, int column) {
		for (int at = first + rows - 1; at >= first; at--) {
			List<SourceDocument.Cell> cells = table.rows().get(at).cells();
			if (column < cells.size() && !cells.get(column).key().isEmpty()) {
				return Label.of(cells.get(column).key()).orElse(null);
			}
		}
		return null;
	}

	private List<String> samples(List<Row> below, int column) {
		return below.stream()
			.filter(row -> HeaderWords.isFilled(row, column))
			.map(row -> seen.at(row.line(), row.cells().get(column).number()).orElse(null))
			.filter(Objects::nonNull)
			.map(words -> words.length() > LONGEST_SAMPLE ? words.substring(0, LONGEST_SAMPLE) + "…" : words)
			.distinct()
			.limit(SAMPLES)
			.toList();
	}

}
