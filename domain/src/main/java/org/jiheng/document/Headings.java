package org.jiheng.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.document.TableColumns.Column;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Place;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Lays what persons say of columns over the headers of a document: the grammar reads the
 * word that forms use most instead, people still see their own. A header of several rows
 * is read in its last row.
 */
final class Headings {

	/** 钱数(万元), 资金/万元: the unit of a column of amounts. */
	private static final Pattern UNIT = Pattern.compile(".*?(?:[(:/](?:单位:)?(?<unit>万元|亿元|元)|(?<bare>万元|亿元))\\)?:?$");

	private final List<Explanation> known;

	/** Where each was found first. */
	private final Map<Explanation, Place> found = new LinkedHashMap<>();

	private Headings(List<Explanation> known) {
		this.known = known;
	}

	/** A document with headings, and where they stand first. */
	record Laid(SourceDocument document, Map<Explanation, Place> found) {
	}

	/** Of several for the same header the first. */
	static Laid over(SourceDocument document, List<Explanation> known) {
		if (known.isEmpty()) {
			return new Laid(document, Map.of());
		}
		var headings = new Headings(known);
		List<Block> blocks = document.blocks().stream().map(headings::block).toList();
		return new Laid(new SourceDocument(blocks, document.remarks()), headings.found);
	}

	private Block block(Block block) {
		return block instanceof Table table ? table(table) : block;
	}

	private Table table(Table table) {
		List<Row> rows = new ArrayList<>(table.rows());
		for (int at = 0; at < rows.size(); at++) {
			Abandoned.check();
			int row = at;
			Optional<Explanation> own = known.stream().filter(each -> each.columns().isOf(table, row)).findFirst();
			if (own.isPresent()) {
				lay(own.get(), table, at, rows);
				at += own.get().columns().rows() - 1;
			}
		}
		return new Table(table.number(), rows, table.spot(), table.loose());
	}

	private void lay(Explanation own, Table table, int first, List<Row> rows) {
		TableColumns columns = own.columns();
		Row begin = rows.get(first);
		found.putIfAbsent(own, new Place(begin.line(), table.number(), begin.number(), null, null, null, table.spot()));
		int last = first + columns.rows() - 1;
		for (int at = first; at < last; at++) {
			rows.set(at, with(rows.get(at), rows.get(at).cells().stream().map(cell -> cell.headed("")).toList()));
		}
		List<Cell> cells = new ArrayList<>();
		for (Cell cell : rows.get(last).cells()) {
			int column = cells.size();
			String heading = column < columns.columns().size()
					? heading(columns.columns().get(column), lowest(table, first, last, column)) : null;
			cells.add(heading == null ? cell : cell.headed(heading));
		}
		rows.set(last, with(rows.get(last), cells));
	}

	/** Null where the cell's own word stands. */
	private static @Nullable String heading(Column column, String word) {
		ColumnMeaning meaning = column.meaning();
		if (meaning == null) {
			return word.isEmpty() ? null : word;
		}
		Matcher unit = UNIT.matcher(column.word());
		if (!meaning.isAmount() || !unit.matches()) {
			return meaning.word();
		}
		return meaning.word() + "(" + (unit.group("unit") != null ? unit.group("unit") : unit.group("bare")) + ")";
	}

	/** The lowest word of a column. */
	private static String lowest(Table table, int first, int last, int column) {
		for (int at = last; at >= first; at--) {
			if (HeaderWords.isFilled(table.rows().get(at), column)) {
				return Wording.key(table.rows().get(at).cells().get(column).text());
			}
		}
		return "";
	}

	private static Row with(Row row, List<Cell> cells) {
		return new Row(row.line(), row.number(), cells);
	}

}
