package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.document.Abandoned;
import org.jiheng.document.SourceBlocks.DrawnRow;
import org.jiheng.document.TextLimits;
import org.jiheng.document.office.PdfPage.Glyph;
import org.jiheng.document.office.PdfPage.Rule;

/**
 * A table by its rules: fields between neighbouring rules are one cell where no rule
 * parts them. A character belongs to the cell that its middle is in.
 */
final class PdfTable {

	private static final double NEAR = 3;

	private final List<Rule> across;

	private final List<Rule> down;

	private final List<Double> lefts;

	private final List<Double> tops;

	private final List<Glyph> glyphs = new ArrayList<>();

	private final int columns;

	private final int[] owner;

	PdfTable(List<Rule> across, List<Rule> down) {
		this.across = across;
		this.down = down;
		this.tops = edges(across);
		this.lefts = edges(down);
		TextLimits.requireColumns(lefts.size() - 1L, "PDF 的一个表格");
		this.columns = lefts.size() - 1;
		this.owner = new int[columns * (tops.size() - 1)];
		for (int i = 0; i < owner.length; i++) {
			owner[i] = i;
		}
	}

	double top() {
		return tops.getFirst();
	}

	double bottom() {
		return tops.getLast();
	}

	/** Takes a character that stands in it. */
	boolean take(Glyph glyph) {
		boolean inside = glyph.middle() > lefts.getFirst() && glyph.middle() < lefts.getLast()
				&& glyph.height() > tops.getFirst() && glyph.height() < tops.getLast();
		if (inside) {
			glyphs.add(glyph);
		}
		return inside;
	}

	/**
	 * Whether it may go on with one above, on the page before: equally wide, at the same
	 * place.
	 */
	boolean mayGoOn(PdfTable above) {
		return Math.abs(lefts.getFirst() - above.lefts.getFirst()) < NEAR
				&& Math.abs(lefts.getLast() - above.lefts.getLast()) < NEAR;
	}

	/** The columns of tables that are one. */
	static Grid grid(List<PdfTable> parts) {
		return Grid.of(parts.stream().flatMap(part -> part.lefts.stream()).toList(), NEAR);
	}

	List<DrawnRow> rows(Grid grid) {
		join();
		Map<Integer, List<Glyph>> words = new TreeMap<>();
		for (Glyph glyph : glyphs) {
			int field = index(tops, glyph.height()) * columns + index(lefts, glyph.middle());
			words.computeIfAbsent(root(field), any -> new ArrayList<>()).add(glyph);
		}
		List<DrawnRow> rows = new ArrayList<>();
		for (int row = 0; row < tops.size() - 1; row++) {
			Abandoned.check();
			rows.add(grid.row(row + 1, row(row, words)));
		}
		return rows;
	}

	private List<Grid.Drawn> row(int row, Map<Integer, List<Glyph>> words) {
		List<Grid.Drawn> cells = new ArrayList<>();
		int column = 0;
		while (column < columns) {
			int root = root(row * columns + column);
			int after = column + 1;
			while (after < columns && root(row * columns + after) == root) {
				after++;
			}
			boolean covered = row > 0 && root((row - 1) * columns + column) == root;
			String text = covered ? "" : PdfLine.text(words.getOrDefault(root, List.of()));
			cells.add(new Grid.Drawn(lefts.get(column), lefts.get(after), text, covered));
			column = after;
		}
		return cells;
	}

	private void join() {
		for (int row = 0; row < tops.size() - 1; row++) {
			Abandoned.check();
			for (int column = 0; column < columns; column++) {
				int field = row * columns + column;
				if (column + 1 < columns && !parted(down, lefts.get(column + 1), middle(tops, row))) {
					owner[root(field + 1)] = root(field);
				}
				if (row + 2 < tops.size() && !parted(across, tops.get(row + 1), middle(lefts, column))) {
					owner[root(field + columns)] = root(field);
				}
			}
		}
	}

	private static boolean parted(List<Rule> rules, double at, double crossing) {
		return rules.stream()
			.anyMatch(rule -> Math.abs(rule.at() - at) <= NEAR && rule.from() <= crossing && rule.to() >= crossing);
	}

	private int root(int field) {
		int root = field;
		while (owner[root] != root) {
			owner[root] = owner[owner[root]];
			root = owner[root];
		}
		return root;
	}

	private static double middle(List<Double> edges, int i) {
		return (edges.get(i) + edges.get(i + 1)) / 2;
	}

	private static int index(List<Double> edges, double at) {
		int index = 0;
		for (int i = 0; i < edges.size() - 1; i++) {
			index = edges.get(i) <= at ? i : index;
		}
		return index;
	}

	private static List<Double> edges(List<Rule> rules) {
		List<Double> edges = new ArrayList<>();
		rules.stream().map(Rule::at).sorted().forEach(at -> {
			if (edges.isEmpty() || at - edges.getLast() > NEAR) {
				edges.add(at);
			}
		});
		if (edges.size() < 2) {
			edges.add(edges.getFirst() + NEAR);
		}
		return edges;
	}

}
