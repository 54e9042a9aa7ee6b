package org.jiheng.document.office;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.FormCell;
import org.jiheng.document.FormChapter;
import org.jiheng.document.FormSheet;
import org.jiheng.document.FormTable;
import org.jiheng.document.OfficialForm;

/**
 * On which page each entry of the contents begins, as far as it can be told without
 * setting the text: what the contents say until an office program counts the pages.
 */
final class PageEstimate {

	/** Of a page, in points. */
	private static final double HEIGHT = 672;

	private static final double WIDTH = 453;

	private static final double LINE = 28;

	private static final double CELL_SIZE = 10.5;

	private final List<Integer> pages = new ArrayList<>();

	private double used;

	private int page = 1;

	private PageEstimate() {
	}

	static PageEstimate of(OfficialForm form) {
		PageEstimate estimate = new PageEstimate();
		estimate.entry(38);
		for (FormChapter chapter : form.chapters()) {
			estimate.entry(LINE);
			chapter.paragraphs().forEach(words -> estimate.lines(lines(words, WIDTH, 16)));
			FormTable table = chapter.table();
			if (table != null) {
				estimate.table(table);
			}
		}
		estimate.turn();
		estimate.entry(38);
		for (int i = 0; i < form.sheets().size(); i++) {
			FormSheet sheet = form.sheets().get(i);
			if (i > 0) {
				estimate.turn();
			}
			estimate.entry(24.0 * lines(sheet.title(), WIDTH, 16) + 32);
			estimate.table(sheet.table());
		}
		return estimate;
	}

	/** Of the nth entry: the parts with their chapters and tables in order. */
	int of(int entry) {
		return pages.get(entry);
	}

	private void entry(double height) {
		room(height);
		pages.add(page);
	}

	private void lines(long lines) {
		for (long i = 0; i < lines; i++) {
			room(LINE);
		}
	}

	private void table(FormTable table) {
		table.upper().forEach(row -> room(height(table, row)));
		room(height(table, table.header()));
		table.rows().forEach(row -> room(height(table, row)));
	}

	private static double height(FormTable table, List<FormCell> row) {
		long lines = row.stream()
			.filter(cell -> cell.rows() == 1)
			.mapToLong(cell -> lines(cell.text(), table.width(cell) * WIDTH / 1000 - 8, CELL_SIZE))
			.max()
			.orElse(1);
		return Math.max(24, lines * 14);
	}

	private static long lines(String words, double width, double size) {
		long halves = words.chars().mapToLong(c -> c < 0x80 ? 1 : 2).sum();
		return Math.max(1, (long) Math.ceil(halves * size / 2 / width));
	}

	private void room(double height) {
		if (used > 0 && used + height > HEIGHT) {
			turn();
		}
		used += height;
	}

	private void turn() {
		page++;
		used = 0;
	}

}
