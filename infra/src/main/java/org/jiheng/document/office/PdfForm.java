package org.jiheng.document.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.document.FormCell;
import org.jiheng.document.FormCell.Kind;
import org.jiheng.document.FormTable;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * Draws a table of the form over as many pages as it needs: no row is cut, the header of
 * the indicators stands on each page again, and a class that goes on is named again.
 */
final class PdfForm {

	private static final double SIZE = 10.5;

	private static final double SMALLEST = 4.5;

	private static final double LEADING = 1.3;

	private static final double PADDING = 3.5;

	private static final double LEAST_HEIGHT = 24;

	private final PdfBook book;

	private final PdfFaces faces;

	private final FormTable table;

	/** The rows of the page that is being filled, not drawn yet. */
	private final List<Row> open = new ArrayList<>();

	private double height;

	/** The cells that reach down, by their columns. */
	private final Map<Integer, FormCell> reaching = new HashMap<>();

	/** Whether the page begins with the header again. */
	private boolean repeated;

	/** A cell with the words that stand in it, or in the one that it belongs to. */
	private record Filled(FormCell cell, FormCell owner, List<String> lines, double size) {

		double height() {
			return lines.size() * size * LEADING + 2 * PADDING;
		}
	}

	private record Row(List<Filled> cells, boolean ofIndicator, double height) {
	}

	PdfForm(PdfBook book, PdfFaces faces, FormTable table) {
		this.book = book;
		this.faces = faces;
		this.table = table;
	}

	void draw() throws IOException {
		for (List<FormCell> row : table.upper()) {
			place(filled(row, false), 0);
		}
		double next = table.rows().isEmpty() ? 0 : filled(table.rows().getFirst(), true).height();
		place(filled(table.header(), false), next);
		for (List<FormCell> row : table.rows()) {
			place(filled(row, true), 0);
		}
		flush();
	}

	/** The header does not stand alone at the foot of a page. */
	private void place(Row row, double next) throws IOException {
		if (!open.isEmpty() && !book.hasRoom(height + row.height() + next)) {
			flush();
			book.turn();
			repeated = row.ofIndicator();
			if (repeated) {
				add(filled(table.header(), false));
			}
		}
		add(row);
	}

	private void add(Row row) {
		open.add(row);
		height += row.height();
	}

	/**
	 * A row of indicators may begin a page, so it has room for the names of its classes.
	 */
	private Row filled(List<FormCell> cells, boolean ofIndicator) {
		List<Filled> row = new ArrayList<>();
		double tallest = LEAST_HEIGHT;
		for (FormCell cell : cells) {
			FormCell owner = cell.isCovered() ? reaching.getOrDefault(cell.column(), cell) : cell;
			if (ofIndicator) {
				reaching.put(cell.column(), owner);
			}
			Filled filled = new Filled(cell, owner, lines(owner), size(owner));
			tallest = ofIndicator || cell.rows() == 1 ? Math.max(tallest, filled.height()) : tallest;
			row.add(filled);
		}
		return new Row(row, ofIndicator, tallest);
	}

	private double width(FormCell cell) {
		return table.width(cell) * (PdfBook.RIGHT - PdfBook.LEFT) / 1000 - 2 * PADDING;
	}

	private List<String> lines(FormCell cell) {
		return wrap(cell).lines(cell.text(), width(cell) / size(cell), 0);
	}

	private PdfWrap wrap(FormCell cell) {
		return new PdfWrap(faces, cell.kind() == Kind.LABEL);
	}

	/** Set smaller where a word would not fit its cell, or the cell its page. */
	private double size(FormCell cell) {
		double most = PdfBook.BOTTOM - PdfBook.TOP - 4 * LEAST_HEIGHT;
		PdfWrap wrap = wrap(cell);
		for (double size = SIZE; size >= SMALLEST; size -= 0.5) {
			double ems = width(cell) / size;
			if (wrap.fits(cell.text(), ems)
					&& wrap.lines(cell.text(), ems, 0).size() * size * LEADING + 2 * PADDING <= most) {
				return size;
			}
		}
		if (wrap.lines(cell.text(), width(cell) / SMALLEST, 0).size() * SMALLEST * LEADING <= most) {
			return Math.max(1, narrow(cell, wrap));
		}
		throw new ProblemException(new Problem.LimitExceeded("CELL_NOT_PRINTABLE",
				"有一格长 " + cell.text().length() + " 字，一页放不下：“" + cell.text().substring(0, 20) + "…”；请缩短，或改用 docx 或 xlsx",
				cell.text().length(), 1000));
	}

	/** A word longer than its cell at any readable size is set as small as it must be. */
	private double narrow(FormCell cell, PdfWrap wrap) {
		double size = SMALLEST;
		while (size > 1 && !wrap.fits(cell.text(), width(cell) / size)) {
			size -= 0.25;
		}
		return size;
	}

	private void flush() throws IOException {
		double top = book.y;
		for (int i = 0; i < open.size(); i++) {
			boolean first = i == 0 || (i == 1 && repeated);
			for (Filled filled : open.get(i).cells()) {
				if (first || !filled.cell().isCovered()) {
					draw(filled, i, top);
				}
			}
			top += open.get(i).height();
		}
		book.y = top;
		open.clear();
		height = 0;
	}

	private void draw(Filled filled, int row, double top) throws IOException {
		FormCell cell = filled.cell();
		double bottom = top + open.get(row).height();
		for (int below = row + 1; below < open.size() && goesOn(below, cell.column()); below++) {
			bottom += open.get(below).height();
		}
		double unit = (PdfBook.RIGHT - PdfBook.LEFT) / 1000;
		double left = PdfBook.LEFT
				+ unit * table.widths().subList(0, cell.column()).stream().mapToInt(Integer::intValue).sum();
		double right = left + table.width(cell) * unit;
		PdfSheet sheet = book.sheet();
		sheet.frame(left, top, right, bottom);
		PdfSheet.Place place = switch (filled.owner().kind()) {
			case LABEL, WORDS -> PdfSheet.Place.CENTRE;
			case TEXT -> PdfSheet.Place.LEFT;
			case AMOUNT -> PdfSheet.Place.RIGHT;
		};
		if (!cell.isCovered() || open.get(row).ofIndicator()) {
			sheet.box(filled.lines(), left + PADDING, top, right - PADDING, bottom, filled.size(),
					filled.size() * LEADING, filled.owner().kind() == Kind.LABEL, place);
		}
	}

	/**
	 * Whether the cell above reaches into the row; a header that is repeated does not.
	 */
	private boolean goesOn(int row, int column) {
		return !(repeated && row == 1) && open.get(row)
			.cells()
			.stream()
			.anyMatch(each -> each.cell().column() == column && each.cell().isCovered());
	}

}
