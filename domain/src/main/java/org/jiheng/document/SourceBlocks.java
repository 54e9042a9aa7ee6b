package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the blocks of a document, counts its lines and keeps the limits. A row of one
 * cell from edge to edge is a paragraph, as titles above forms are often written.
 */
public final class SourceBlocks {

	/**
	 * What we write between a file's own words begins so: a paragraph, or a sheet. It is
	 * passed over.
	 */
	public static final String OURS = "【绩衡";

	private final List<Block> blocks = new ArrayList<>();

	private final List<Row> open = new ArrayList<>();

	private int lines;

	/** A row of a drawn table. Whole when it is one cell from edge to edge. */
	public record DrawnRow(int number, List<Cell> cells, boolean whole) {

		public DrawnRow {
			cells = List.copyOf(cells);
		}
	}

	/** Each line of the text is a paragraph of its own. */
	public void paragraph(String text, @Nullable Spot spot) {
		for (String line : lines(text)) {
			String where = next(spot, null, null);
			TextLimits.requireCell(line.length(), where);
			if (!line.isBlank()) {
				blocks.add(new Paragraph(lines, line, spot));
			}
		}
	}

	/** The lines that a paragraph counts for; none where it is ours. */
	public static List<String> lines(String text) {
		return isOurs(text) ? List.of() : List.of(text.split("[\n\u000B\f]", -1));
	}

	private static boolean isOurs(String text) {
		return text.stripLeading().startsWith(OURS);
	}

	/** A table as it is drawn, all rows equally wide. */
	public void table(int number, List<DrawnRow> rows, @Nullable Spot spot) {
		for (DrawnRow row : rows) {
			if (row.whole()) {
				end(number, spot);
				paragraph(row.cells().getFirst().text(), spot);
			}
			else {
				add(number, row.number(), row.cells(), spot);
			}
		}
		end(number, spot);
	}

	/**
	 * The rows of a sheet. A table ends where one is blank. Without a spot, rows are
	 * lines.
	 */
	public void sheet(List<SheetRow> rows, @Nullable Spot spot) {
		if (!rows.isEmpty() && isOurs(rows.getFirst().cells().getFirst().text())) {
			return;
		}
		int first = rows.stream().mapToInt(SheetRow::first).min().orElse(1);
		int last = rows.stream().mapToInt(SheetRow::width).max().orElse(0);
		int table = 1;
		int above = 0;
		for (SheetRow row : rows) {
			lines = spot == null ? row.number() - 1 : lines;
			boolean gap = row.number() > above + 1;
			table += gap ? end(table, spot) : 0;
			if (open.isEmpty() ? row.isAlone() : row.isTitle(first)) {
				table += end(table, spot);
				paragraph(row.cells().getFirst().text(), spot);
			}
			else {
				add(table, row.number(), row.between(first, last), spot);
			}
			above = row.number();
		}
		end(table, spot);
	}

	/** How many lines were counted so far. */
	public int count() {
		return lines;
	}

	public List<Block> blocks() {
		return blocks;
	}

	private void add(int table, int number, List<Cell> cells, @Nullable Spot spot) {
		String where = next(spot, table, number);
		TextLimits.requireColumns(cells.size(), where);
		cells.forEach(cell -> TextLimits.requireCell(cell.text().length(), where));
		open.add(new Row(lines, number, cells));
	}

	/** How many tables ended. */
	private int end(int table, @Nullable Spot spot) {
		if (open.isEmpty()) {
			return 0;
		}
		blocks.add(new Table(table, open, spot));
		open.clear();
		return 1;
	}

	private String next(@Nullable Spot spot, @Nullable Integer table, @Nullable Integer row) {
		Abandoned.check();
		lines++;
		TextLimits.requireRows(lines);
		return Spot.words(spot, lines, table, row, null);
	}

}
