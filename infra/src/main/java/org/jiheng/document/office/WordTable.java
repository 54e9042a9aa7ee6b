package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.document.SourceBlocks.DrawnRow;

/**
 * A table of Word: its cells placed by the grid that all its rows share, merged ones
 * resolved, tables inside cells kept beside it.
 */
final class WordTable {

	/**
	 * A fifth of a centimetre, in twentieths of a point; a character takes twice as much.
	 */
	private static final double TOLERANCE = 113;

	private static final int DEEPEST = 8;

	private static final int USUAL_WIDTH = 1000;

	private final WordNumbering numbering;

	private final int nesting;

	private final List<Integer> widths = new ArrayList<>();

	private final List<List<Grid.Drawn>> rows = new ArrayList<>();

	/** Which element each cell is, among all of its part. */
	private final List<List<Integer>> elements = new ArrayList<>();

	private final List<WordTable> inner = new ArrayList<>();

	/** Whether it only frames other tables: one cell beside each other. */
	private boolean frame = true;

	private int column;

	private WordTable(WordNumbering numbering, int nesting) {
		this.numbering = numbering;
		this.nesting = nesting;
		if (nesting > DEEPEST) {
			throw Refusals.refused("XML_TOO_DEEP", "表格里层层套着表格，超过 " + DEEPEST + " 层，不能导入", "请去掉嵌套的表格后再传");
		}
	}

	/** Reads the table that has just started. */
	static WordTable of(Xml xml, WordNumbering numbering, int nesting) {
		WordTable table = new WordTable(numbering, nesting);
		table.inside(xml);
		return table;
	}

	List<WordTable> inner() {
		return inner;
	}

	boolean isFrame() {
		return frame && !inner.isEmpty();
	}

	/** The elements that the cells of a row are, by their columns; both count from 1. */
	NavigableMap<Integer, Integer> elements(int row) {
		NavigableMap<Integer, Integer> found = new TreeMap<>();
		Grid grid = grid();
		List<Grid.Drawn> cells = rows.get(row - 1);
		for (int i = 0; i < cells.size(); i++) {
			found.put(grid.column(cells.get(i).left()) + 1, elements.get(row - 1).get(i));
		}
		return found;
	}

	private Grid grid() {
		List<Double> edges = rows.stream()
			.flatMap(List::stream)
			.flatMap(cell -> Stream.of(cell.left(), cell.right()))
			.toList();
		return Grid.of(edges, TOLERANCE);
	}

	List<DrawnRow> drawn() {
		Grid grid = grid();
		List<DrawnRow> drawn = new ArrayList<>();
		for (List<Grid.Drawn> row : rows) {
			drawn.add(grid.row(drawn.size() + 1, row));
		}
		return drawn;
	}

	private void inside(Xml xml) {
		int outer = xml.depth();
		while (xml.nextIn(outer)) {
			if (xml.starts("gridCol")) {
				widths.add(Math.max(1, xml.number("w", USUAL_WIDTH)));
			}
			else if (xml.starts("tblGridChange") || xml.starts("tblPr")) {
				xml.skip();
			}
			else if (xml.starts("tr")) {
				row(xml);
			}
		}
	}

	private void row(Xml xml) {
		List<Grid.Drawn> cells = new ArrayList<>();
		List<Integer> tags = new ArrayList<>();
		int outer = xml.depth();
		boolean deleted = false;
		column = 0;
		while (xml.nextIn(outer)) {
			if (xml.starts("gridBefore")) {
				column = xml.number("val", 0);
			}
			else if (xml.starts("del") && cells.isEmpty()) {
				deleted = true;
			}
			else if (xml.starts("tc")) {
				tags.add(xml.started());
				cells.add(cell(xml));
			}
		}
		frame &= cells.size() <= 1;
		if (!deleted) {
			rows.add(cells);
			elements.add(tags);
		}
	}

	private Grid.Drawn cell(Xml xml) {
		List<String> paragraphs = new ArrayList<>();
		int outer = xml.depth();
		int span = 1;
		boolean covered = false;
		while (xml.nextIn(outer)) {
			if (xml.starts("gridSpan")) {
				span = Math.clamp(xml.number("val", 1), 1, 1000);
			}
			else if (xml.starts("vMerge")) {
				covered = !xml.attribute("val").orElse("continue").equals("restart");
			}
			else if (xml.starts("tcPrChange")) {
				xml.skip();
			}
			else if (xml.starts("p")) {
				paragraphs.add(WordText.of(xml, numbering));
			}
			else if (xml.starts("tbl")) {
				inner.add(of(xml, numbering, nesting + 1));
			}
		}
		double left = edge(column);
		column += span;
		String text = covered ? "" : String.join("\n", paragraphs).strip();
		return new Grid.Drawn(left, edge(column), text, covered);
	}

	private double edge(int at) {
		double edge = 0;
		for (int i = 0; i < at; i++) {
			edge += i < widths.size() ? widths.get(i) : USUAL_WIDTH;
		}
		return edge;
	}

}
