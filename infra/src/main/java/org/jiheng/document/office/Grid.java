package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jiheng.document.SourceBlocks.DrawnRow;
import org.jiheng.document.SourceDocument.Cell;

/**
 * The columns of a drawn table, by where its cells begin and end. Edges nearer to each
 * other than the tolerance are one: nobody draws columns so narrow, but rows shifted by
 * hand are common.
 */
record Grid(List<Double> edges) {

	/** A cell by its left and right edge, in whatever unit. */
	record Drawn(double left, double right, String text, boolean covered) {
	}

	/** By where cells begin and end. */
	static Grid of(Collection<Double> all, double tolerance) {
		List<Double> edges = new ArrayList<>();
		for (double edge : new TreeSet<>(all)) {
			if (edges.isEmpty() || edge - edges.getLast() > tolerance) {
				edges.add(edge);
			}
		}
		return new Grid(List.copyOf(edges));
	}

	int columns() {
		return Math.max(1, edges.size() - 1);
	}

	/**
	 * The row with a cell for each column; what a cell spans beyond its first is blank.
	 */
	DrawnRow row(int number, List<Drawn> drawn) {
		List<Cell> cells = new ArrayList<>();
		for (int column = 0; column < columns(); column++) {
			cells.add(new Cell(column + 1, ""));
		}
		boolean whole = false;
		for (Drawn cell : drawn) {
			int first = column(cell.left());
			int after = Math.max(first + 1, column(cell.right()));
			for (int column = first; column < Math.min(after, columns()); column++) {
				boolean begins = column == first;
				cells.set(column, new Cell(column + 1, begins ? cell.text() : "", cell.covered()));
			}
			whole |= first == 0 && after >= columns() && !cell.covered();
		}
		return new DrawnRow(number, cells, whole);
	}

	/** The column that begins at the edge or last before it. */
	int column(double edge) {
		int column = 0;
		for (int i = 0; i < edges.size(); i++) {
			column = edges.get(i) <= edge ? i : column;
		}
		return column;
	}
}
