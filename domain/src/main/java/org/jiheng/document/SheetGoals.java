package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The annual goal of a form that shows it beside what was reached, or beside the goal of
 * more years: by its column, or where columns are lost by its place among as many.
 */
record SheetGoals(List<TableRow> rows, FormContext form) {

	private static final Set<Label> COLUMNS = Set.of(Label.GOALS, Label.EXPECTED, Label.ACHIEVED, Label.LASTING_GOALS);

	SheetGoals {
		rows = List.copyOf(rows);
	}

	List<Quote> annual() {
		List<Quote> annual = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			List<Integer> columns = columns(rows.get(i));
			if (!columns.isEmpty()) {
				annual.addAll(annual(rows.get(i), columns, rows.subList(i + 1, rows.size())));
			}
		}
		return annual;
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

	private List<Quote> annual(TableRow header, List<Integer> columns, List<TableRow> below) {
		int own = own(header, columns);
		if (own < 0) {
			return List.of();
		}
		if (!values(header).isEmpty()) {
			return beside(header, columns.get(own));
		}
		List<Quote> annual = new ArrayList<>();
		for (TableRow row : below) {
			if (row.filled().stream().anyMatch(quote -> Label.of(quote).isPresent())) {
				break;
			}
			annual.addAll(of(row, columns, own));
			lasting(header, row, columns);
		}
		return annual;
	}

	/** A goal for longer than the year has no place in a year's budget. */
	private void lasting(TableRow header, TableRow row, List<Integer> columns) {
		if (row.loose()) {
			return;
		}
		columns.stream()
			.filter(column -> Label.LASTING_GOALS.isIn(header.cells().get(column)) && row.isFilled(column))
			.map(column -> row.cells().get(column))
			.forEach(goal -> form.notes()
				.hint("LASTING_GOAL_NOT_STORED", form.project() + "的中长期目标在年度预算中没有保存：" + form.words(goal), "年度目标已单独读入",
						form.place(goal, "goals")));
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

	/** Which of the columns is the annual goal's. */
	private static int own(TableRow header, List<Integer> columns) {
		for (Label label : List.of(Label.EXPECTED, Label.GOALS)) {
			for (int i = 0; i < columns.size(); i++) {
				if (label.isIn(header.cells().get(columns.get(i)))) {
					return i;
				}
			}
		}
		return -1;
	}

	private List<Quote> of(TableRow row, List<Integer> columns, int own) {
		if (!row.loose()) {
			return row.at(columns.get(own)).filter(quote -> !quote.isBlank()).stream().toList();
		}
		List<Quote> values = values(row);
		if (values.isEmpty() || values.size() == columns.size()) {
			return values.isEmpty() ? List.of() : List.of(values.get(own));
		}
		form.notes()
			.error("GOALS_UNDECIDABLE",
					form.project() + "的目标有 " + columns.size() + " 栏，却只见 " + values.size() + " 段文字，无法确定哪一段是年度目标，没有读入："
							+ form.words(values.getFirst()),
					"请补上年度目标；最好上传保留单元格的 .docx 或 .xlsx", form.place(values.getFirst(), "goals"));
		return List.of();
	}

	private static List<Quote> values(TableRow row) {
		return row.filled().stream().filter(quote -> Label.of(quote).isEmpty()).toList();
	}
}
