package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The goals of a form that shows that of the year beside what was reached, or beside that
 * of more years: by its column, or where columns are lost by its place among as many.
 */
record SheetGoals(List<TableRow> rows, FormContext form) {

	private static final Set<Label> COLUMNS = Set.of(Label.GOALS, Label.EXPECTED, Label.ACHIEVED, Label.LASTING_GOALS);

	SheetGoals {
		rows = List.copyOf(rows);
	}

	List<Quote> annual() {
		return under(List.of(Label.EXPECTED, Label.GOALS));
	}

	/** For longer than the year. */
	List<Quote> lasting() {
		return under(List.of(Label.LASTING_GOALS));
	}

	/** The first of the labels that a row of headers has tells the column. */
	private List<Quote> under(List<Label> wanted) {
		List<Quote> found = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			List<Integer> columns = columns(rows.get(i));
			int own = own(rows.get(i), columns, wanted);
			if (own >= 0) {
				found.addAll(under(rows.get(i), columns, own, rows.subList(i + 1, rows.size())));
			}
		}
		return found;
	}

	/** 年度总体目标 before 预期目标 is the name of both columns, not one of them. */
	private static List<Integer> columns(TableRow row) {
		Map<Integer, Label> labels = Label.of(row);
		List<Integer> columns = labels.keySet()
			.stream()
			.filter(column -> COLUMNS.contains(labels.get(column)))
			.sorted()
			.toList();
		boolean named = columns.size() > 1 && labels.get(columns.getFirst()) == Label.GOALS
				&& columns.stream().skip(1).anyMatch(column -> labels.get(column) != Label.ACHIEVED);
		return named ? columns.subList(1, columns.size()) : columns;
	}

	private List<Quote> under(TableRow header, List<Integer> columns, int own, List<TableRow> below) {
		if (!values(header).isEmpty()) {
			return beside(header, columns.get(own));
		}
		List<Quote> found = new ArrayList<>();
		for (TableRow row : below) {
			if (row.filled().stream().anyMatch(quote -> Label.of(quote).isPresent())) {
				break;
			}
			found.addAll(of(row, columns, own, !Label.LASTING_GOALS.isIn(header.cells().get(columns.get(own)))));
		}
		return found;
	}

	/** The filled cells between the label and the next one. */
	private static List<Quote> beside(TableRow header, int label) {
		return header.cells()
			.stream()
			.skip(label + 1L)
			.takeWhile(quote -> Label.of(quote).isEmpty())
			.filter(quote -> !quote.isBlank())
			.toList();
	}

	/** Which of the columns is wanted. */
	private static int own(TableRow header, List<Integer> columns, List<Label> wanted) {
		return wanted.stream()
			.flatMap(label -> IntStream.range(0, columns.size())
				.filter(i -> label.isIn(header.cells().get(columns.get(i))))
				.boxed())
			.findFirst()
			.orElse(-1);
	}

	/**
	 * @param told whether it is to be told that it cannot be decided
	 */
	private List<Quote> of(TableRow row, List<Integer> columns, int own, boolean told) {
		if (!row.loose()) {
			return row.at(columns.get(own)).filter(quote -> !quote.isBlank()).stream().toList();
		}
		List<Quote> values = values(row);
		if (values.isEmpty() || values.size() == columns.size()) {
			return values.isEmpty() ? List.of() : List.of(values.get(own));
		}
		if (told) {
			form.notes()
				.error("GOALS_UNDECIDABLE",
						form.project() + "的目标有 " + columns.size() + " 栏，却只见 " + values.size()
								+ " 段文字，无法确定哪一段是年度目标，没有读入：" + form.words(values.getFirst()),
						"请补上年度目标；最好上传保留单元格的 .docx 或 .xlsx", form.place(values.getFirst(), "goals"));
		}
		return List.of();
	}

	private static List<Quote> values(TableRow row) {
		return row.filled().stream().filter(quote -> Label.of(quote).isEmpty()).toList();
	}
}
