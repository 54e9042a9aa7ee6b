package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Paragraph;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;

/**
 * Lines of text made paragraphs and tables: rows are the lines with tabs, a table ends
 * where none follows.
 */
final class TextBlocks {

	private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

	private final List<Block> blocks = new ArrayList<>();

	private final List<Row> rows = new ArrayList<>();

	private int tables;

	private TextBlocks() {
	}

	static SourceDocument of(String text) {
		String[] lines = LINE_END.split(text, -1);
		TextLimits.requireRows(lines.length);
		TextBlocks blocks = new TextBlocks();
		for (int i = 0; i < lines.length; i++) {
			blocks.add(i + 1, lines[i]);
		}
		blocks.endTable();
		return new SourceDocument(blocks.blocks);
	}

	private void add(int line, String text) {
		Abandoned.check();
		if (text.indexOf('\t') >= 0) {
			rows.add(new Row(line, rows.size() + 1, cells(line, text)));
			return;
		}
		endTable();
		TextLimits.requireCell(text.length(), where(line));
		if (!text.isBlank()) {
			blocks.add(new Paragraph(line, text));
		}
	}

	private static List<Cell> cells(int line, String text) {
		TextLimits.requireColumns(text.chars().filter(c -> c == '\t').count() + 1, where(line));
		List<Cell> cells = new ArrayList<>();
		for (String cell : text.split("\t", -1)) {
			TextLimits.requireCell(cell.length(), where(line));
			cells.add(new Cell(cells.size() + 1, cell));
		}
		return cells;
	}

	private static String where(int line) {
		return Spot.words(null, line, null, null, null);
	}

	private void endTable() {
		if (!rows.isEmpty()) {
			tables++;
			blocks.add(new Table(tables, rows));
			rows.clear();
		}
	}

}
