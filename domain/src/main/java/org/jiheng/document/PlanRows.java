package org.jiheng.document;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.document.FormCell.Kind;

/** 资金支出计划 of the form: months, and below them how much is to be paid out by then. */
final class PlanRows {

	private static final List<Integer> USUAL = List.of(3, 6, 10, 12);

	/** The columns beside the label. */
	private static final int COLUMNS = 6;

	private PlanRows() {
	}

	static List<List<FormCell>> of(List<PaymentMilestone> plan) {
		List<String> months = plan.isEmpty() ? USUAL.stream().map(month -> month + "月底").toList()
				: plan.stream().map(milestone -> milestone.month() + "月底").toList();
		List<String> percents = plan.stream().map(PlanRows::percent).toList();
		List<List<FormCell>> rows = new ArrayList<>();
		int blocks = (months.size() + COLUMNS - 1) / COLUMNS;
		for (int from = 0; from < months.size(); from += COLUMNS) {
			int to = Math.min(from + COLUMNS, months.size());
			rows.add(row(from == 0 ? 2 * blocks : 0, months.subList(from, to), Kind.LABEL));
			rows.add(row(0, percents.isEmpty() ? months.stream().map(any -> "").toList() : percents.subList(from, to),
					Kind.WORDS));
		}
		return rows;
	}

	private static String percent(PaymentMilestone milestone) {
		return milestone.cumulativePercent().stripTrailingZeros().toPlainString() + "%";
	}

	/** The first cells are the wider ones. */
	private static List<FormCell> row(int rows, List<String> words, Kind kind) {
		List<FormCell> cells = new ArrayList<>();
		cells.add(rows == 0 ? FormLayout.covered(0) : FormLayout.label(0, 1, rows, "资金支出计划（%）"));
		int column = 1;
		for (int i = 0; i < words.size(); i++) {
			int span = (COLUMNS + words.size() - 1 - i) / words.size();
			cells.add(new FormCell(column, span, 1, words.get(i), kind));
			column += span;
		}
		return cells;
	}

}
