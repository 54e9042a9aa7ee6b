package org.jiheng.document;

import java.util.List;

/**
 * A table of the official form. All rows stand on the same columns; what is above the
 * header of the indicators stands once, the header again on each page.
 *
 * @param widths of the columns, in thousandths of the table's width
 */
public record FormTable(List<Integer> widths, List<List<FormCell>> upper, List<FormCell> header,
		List<List<FormCell>> rows) {

	public FormTable {
		widths = List.copyOf(widths);
		upper = List.copyOf(upper);
		header = List.copyOf(header);
		rows = List.copyOf(rows);
	}

	/** How wide a cell is, in thousandths of the table's width. */
	public int width(FormCell cell) {
		return widths.subList(cell.column(), cell.after()).stream().mapToInt(Integer::intValue).sum();
	}

}
