package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.Spot;
import org.jiheng.document.SourceDocument.Block;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.document.SourceDocument.Table;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows together that a page break cut in two, where a table goes on from one page to
 * the next: told by labels and level names that only both parts make, or by a first row
 * that names nothing and leaves columns blank. Each row put together is reported.
 */
final class PageBreaks {

	private final List<Block> blocks = new ArrayList<>();

	private final List<Finding> remarks;

	private PageBreaks(List<Finding> remarks) {
		this.remarks = new ArrayList<>(remarks);
	}

	static SourceDocument joined(SourceDocument document) {
		PageBreaks joined = new PageBreaks(document.remarks());
		document.blocks().forEach(joined::add);
		return new SourceDocument(joined.blocks, joined.remarks);
	}

	private void add(Block block) {
		Abandoned.check();
		if (block instanceof Table below && !blocks.isEmpty() && blocks.getLast() instanceof Table above
				&& isNextPage(above.spot(), below.spot())) {
			blocks.removeLast();
			join(above, below);
		}
		else {
			blocks.add(block);
		}
	}

	private static boolean isNextPage(@Nullable Spot above, @Nullable Spot below) {
		Integer first = above == null ? null : above.page();
		Integer second = below == null ? null : below.page();
		return first != null && second != null && second == first + 1;
	}

	private void join(Table above, Table below) {
		List<Row> upper = new ArrayList<>(above.rows());
		List<Row> lower = new ArrayList<>(below.rows());
		boolean alike = upper.getLast().cells().size() == lower.getFirst().cells().size();
		boolean header = FormParts.isIndicatorHeader(TableRow.of(below, lower.getFirst()));
		if (alike && header && lower.size() > 1) {
			row(above, upper, lower, 1);
		}
		else if (alike && !header) {
			label(upper, lower);
			row(above, upper, lower, 0);
		}
		blocks.add(new Table(above.number(), upper, above.spot(), above.loose()));
		if (!lower.isEmpty()) {
			blocks.add(new Table(below.number(), lower, below.spot(), below.loose()));
		}
	}

	/** The first column's merged cell may be cut while its rows are not. */
	private static void label(List<Row> upper, List<Row> lower) {
		int top = upper.size() - 1;
		while (top > 0 && upper.get(top).cells().getFirst().covered()) {
			top--;
		}
		Cell begun = upper.get(top).cells().getFirst();
		Cell rest = lower.getFirst().cells().getFirst();
		if (completes(begun, rest)) {
			upper.set(top, with(upper.get(top), new Cell(begun.number(), begun.text() + "\n" + rest.text())));
			lower.set(0, with(lower.getFirst(), new Cell(rest.number(), "", true)));
		}
	}

	/** The rest of the row may stand below the header that the new page repeats. */
	private void row(Table above, List<Row> upper, List<Row> lower, int at) {
		Row last = upper.getLast();
		Row rest = lower.get(at);
		if (!isRest(last, rest)) {
			return;
		}
		List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < last.cells().size(); i++) {
			Cell cell = last.cells().get(i);
			String more = rest.cells().get(i).text();
			cells.add(more.isBlank() ? cell
					: new Cell(cell.number(), cell.text().isBlank() ? more : cell.text() + "\n" + more));
		}
		upper.set(upper.size() - 1, new Row(last.line(), last.number(), cells));
		lower.remove(at);
		remarks.add(new Finding(Severity.WARNING, "ROW_CUT_BY_PAGE", "表中这一行在换页处断开，已把下一页的第一行接在它之后", "请核对各格的文字是否接对",
				new Place(last.line(), above.number(), last.number(), null, null, null, above.spot())));
	}

	private static boolean isRest(Row last, Row rest) {
		boolean some = false;
		boolean fewer = false;
		boolean completes = false;
		for (int i = 0; i < last.cells().size(); i++) {
			boolean more = isFilled(rest.cells().get(i));
			some |= more;
			fewer |= i > 1 && !more && isFilled(last.cells().get(i));
			completes |= i > 0 && completes(last.cells().get(i), rest.cells().get(i));
		}
		boolean unnamed = !isFilled(rest.cells().getFirst()) && rest.cells().size() > 1
				&& !isFilled(rest.cells().get(1));
		return some && (completes || (unnamed && fewer));
	}

	/**
	 * Whether both together are a label or the name of a level, and not each by itself.
	 */
	private static boolean completes(Cell begun, Cell rest) {
		if (!isFilled(begun) || !isFilled(rest)) {
			return false;
		}
		String first = Wording.key(begun.text());
		String second = Wording.key(rest.text());
		boolean label = Label.isWord(first + second) && !(Label.isWord(first) && Label.isWord(second));
		return label || (isLevel(first + second) && !isLevel(second));
	}

	private static boolean isLevel(String key) {
		return key.endsWith("指标") && key.length() > 2 && key.length() <= 12;
	}

	private static boolean isFilled(Cell cell) {
		return !cell.text().isBlank();
	}

	private static Row with(Row row, Cell first) {
		List<Cell> cells = new ArrayList<>(row.cells());
		cells.set(0, first);
		return new Row(row.line(), row.number(), cells);
	}

}
