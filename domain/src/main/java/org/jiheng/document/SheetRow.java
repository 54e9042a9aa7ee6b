package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.SourceDocument.Cell;

/**
 * A row of a sheet: the cells that are filled or covered from above, by their columns,
 * which count from 1 as everywhere on the sheet.
 */
public record SheetRow(int number, List<Cell> cells) {

	public SheetRow {
		cells = List.copyOf(cells);
	}

	/** The first column that is filled. */
	int first() {
		return cells.stream().filter(SheetRow::isFilled).mapToInt(Cell::number).min().orElse(Integer.MAX_VALUE);
	}

	/** The last column that is filled. */
	int width() {
		return cells.stream().filter(SheetRow::isFilled).mapToInt(Cell::number).max().orElse(0);
	}

	/** Whether nothing but one cell stands in it. */
	boolean isAlone() {
		return cells.size() == 1 && isFilled(cells.getFirst());
	}

	/** Whether nothing but the first cell of all columns stands in it. */
	boolean isTitle(int first) {
		return isAlone() && cells.getFirst().number() == first;
	}

	/** The cells of all columns from the first to the last. */
	List<Cell> between(int first, int last) {
		List<Cell> all = new ArrayList<>();
		for (int column = first; column <= last; column++) {
			all.add(new Cell(column, ""));
		}
		cells.stream()
			.filter(cell -> cell.number() >= first && cell.number() <= last)
			.forEach(cell -> all.set(cell.number() - first, cell));
		return all;
	}

	private static boolean isFilled(Cell cell) {
		return !cell.text().isBlank();
	}
}
