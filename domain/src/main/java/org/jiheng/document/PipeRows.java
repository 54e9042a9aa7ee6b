package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jiheng.document.SourceDocument.Cell;
import org.jiheng.document.SourceDocument.Row;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jiheng.review.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows below an indicator header back into its columns. A row that lost the
 * cells that reach down from above is moved right by as many columns as it lacks; how
 * many is told by what its cells are (names of levels, signs, numbers). Where several
 * answers fit, or none, the row is reported and left out.
 */
final class PipeRows {

	private final int table;

	private final List<Finding> remarks;

	private final List<Row> rows = new ArrayList<>();

	private @Nullable PipeRow upper;

	private @Nullable PipeColumns columns;

	PipeRows(int table, List<Finding> remarks) {
		this.table = table;
		this.remarks = remarks;
	}

	List<Row> rows() {
		endUpper();
		return rows;
	}

	void add(PipeRow row) {
		Abandoned.check();
		if (row.isIndicatorHeader()) {
			header(row);
			return;
		}
		endUpper();
		if (row.has(Label.GROUP) || row.has(Label.ANNUAL_GROUP) || row.has(Label.LASTING_GROUP)) {
			upper = row;
		}
		else if (columns == null || isPlain(row)) {
			columns = row.isAlone() || isLabelled(row) ? null : columns;
			emit(row, 0, row.cells().size());
		}
		else {
			aligned(row, columns);
		}
	}

	/** Above the first header, and below the last where a label begins the row. */
	private boolean isPlain(PipeRow row) {
		return row.filledSize() == 0 || isLabelled(row);
	}

	private static boolean isLabelled(PipeRow row) {
		return row.filledSize() > 0 && row.label(0).isPresent();
	}

	private void endUpper() {
		if (upper != null) {
			emit(upper, 0, upper.cells().size());
			upper = null;
		}
	}

	private void header(PipeRow row) {
		PipeRow above = upper;
		upper = null;
		List<String> words = above == null ? row.cells() : joined(above, row);
		columns = PipeColumns.of(words, row.cells().size());
		emit(new PipeRow(row.line(), columns.words(), false), 0, columns.words().size());
	}

	/**
	 * The upper row names groups, the lower the columns of those groups: 绩效指标 has the
	 * levels, 年度指标值 has sign, value and unit.
	 */
	private static List<String> joined(PipeRow above, PipeRow row) {
		List<String> levels = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (int i = 0; i < row.filledSize(); i++) {
			boolean value = row.label(i)
				.filter(label -> label == Label.SIGN || label == Label.TARGET || label == Label.MEASURE)
				.isPresent();
			(value ? values : levels).add(row.cells().get(i));
		}
		List<String> words = new ArrayList<>();
		for (int i = 0; i < above.filledSize(); i++) {
			Optional<Label> label = above.label(i);
			boolean group = label.filter(found -> found == Label.GROUP || found == Label.ANNUAL_GROUP).isPresent();
			if (group) {
				words.addAll(levels);
			}
			else if (label.filter(Label.TARGET::equals).isPresent() && !values.isEmpty()) {
				words.addAll(values);
			}
			else {
				words.add(above.cells().get(i));
			}
		}
		return words;
	}

	private void aligned(PipeRow row, PipeColumns known) {
		PipeRow whole = row.cut() ? withoutLast(row) : row;
		List<Integer> shifts = IntStream.rangeClosed(0, known.mostShift())
			.filter(by -> known.fits(whole, by))
			.boxed()
			.toList();
		if (shifts.size() != 1) {
			remarks.add(new Finding(Severity.ERROR, "ROW_NOT_ALIGNED",
					"这一行有 " + row.filledSize() + " 格，对不上表头的 " + known.words().size() + " 栏，无法确定各格属于哪一栏，没有读入",
					"请补全这一行的各格；最好上传保留合并单元格的 .docx 或 .xlsx", place(row, null)));
			return;
		}
		emit(whole, shifts.getFirst(), known.words().size());
	}

	private PipeRow withoutLast(PipeRow row) {
		int last = row.cells().size();
		remarks
			.add(new Finding(Severity.ERROR, "CELL_CUT_OFF", "这一行在最后一格中断，那一格可能不完整，没有读入", "请上传完整的文件", place(row, last)));
		return new PipeRow(row.line(), row.cells().subList(0, last - 1), false);
	}

	private Place place(PipeRow row, @Nullable Integer cell) {
		return new Place(row.line(), table, rows.size() + 1, cell, null, "indicators");
	}

	private void emit(PipeRow row, int shift, int size) {
		List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < shift; i++) {
			cells.add(new Cell(i + 1, "", true));
		}
		for (int i = 0; i < row.cells().size() && cells.size() < size; i++) {
			cells.add(new Cell(cells.size() + 1, row.cells().get(i)));
		}
		while (cells.size() < size) {
			cells.add(new Cell(cells.size() + 1, ""));
		}
		rows.add(new Row(row.line(), rows.size() + 1, cells));
	}

}
