package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A form as it lies before an office worker: lines above its table, and rows of cells, of
 * which {@code <} belongs to the one at its left and {@code ^} to the one above.
 */
record OfficeTable(List<String> lines, List<List<String>> rows) {

	private static final String LEFT = "<";

	private static final String ABOVE = "^";

	OfficeTable {
		lines = List.copyOf(lines);
		rows = rows.stream().map(List::copyOf).toList();
	}

	/** A cell with how far it reaches. */
	record Merged(int row, int column, int height, int width, String text) {
	}

	/** Cells are parted by tabs. */
	static OfficeTable of(String text) {
		List<String> lines = new ArrayList<>();
		List<List<String>> rows = new ArrayList<>();
		text.lines().forEach(line -> {
			if (line.contains("\t")) {
				rows.add(Arrays.asList(line.split("\t", -1)));
			}
			else {
				lines.add(line);
			}
		});
		return new OfficeTable(lines, rows);
	}

	int width() {
		return rows.stream().mapToInt(List::size).max().orElseThrow();
	}

	String at(int row, int column) {
		List<String> cells = rows.get(row);
		return column < cells.size() ? cells.get(column) : "";
	}

	boolean isLeft(int row, int column) {
		return at(row, column).equals(LEFT);
	}

	boolean isAbove(int row, int column) {
		return at(row, column).equals(ABOVE);
	}

	/** The cells that begin in the row. */
	List<Merged> row(int row) {
		List<Merged> cells = new ArrayList<>();
		for (int column = 0; column < width(); column++) {
			if (!isLeft(row, column) && !isAbove(row, column)) {
				cells.add(cell(row, column));
			}
		}
		return cells;
	}

	private Merged cell(int row, int column) {
		int width = 1;
		while (column + width < width() && isLeft(row, column + width)) {
			width++;
		}
		int height = 1;
		while (row + height < rows.size() && isAbove(row + height, column)) {
			height++;
		}
		return new Merged(row, column, height, width, at(row, column));
	}

	/** How many columns the cell that reaches down to here is wide. */
	int widthAbove(int row, int column) {
		int top = row;
		while (isAbove(top, column)) {
			top--;
		}
		return cell(top, column).width();
	}

	/** With each filled cell's words changed. */
	OfficeTable with(UnaryOperator<String> change) {
		return new OfficeTable(lines,
				rows.stream()
					.map(row -> row.stream()
						.map(cell -> cell.equals(LEFT) || cell.equals(ABOVE) ? cell : change.apply(cell))
						.toList())
					.toList());
	}

	/** With the cell above reaching down over this one. */
	OfficeTable covering(int row, int column) {
		List<List<String>> all = new ArrayList<>(rows);
		List<String> cells = new ArrayList<>(all.get(row));
		cells.set(column, ABOVE);
		all.set(row, cells);
		return withRows(all);
	}

	OfficeTable withRows(List<List<String>> others) {
		return new OfficeTable(lines, others);
	}

	/**
	 * The first row that names the columns of the indicators; the number of rows where
	 * none does.
	 */
	int header() {
		for (int row = 0; row < rows.size(); row++) {
			if (rows.get(row).contains("二级指标") || rows.get(row).contains("三级指标")) {
				return row;
			}
		}
		return rows.size();
	}

	/** The words of all cells in order, one to a line. */
	String oneCellToALine() {
		List<String> words = new ArrayList<>(lines);
		for (int row = 0; row < rows.size(); row++) {
			row(row).stream().map(Merged::text).filter(text -> !text.isBlank()).forEach(words::add);
		}
		return String.join("\n", words) + "\n";
	}

}
