package org.jiheng.budget.persistence;

import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.tenancy.persistence.Columns;
import org.jspecify.annotations.Nullable;

/**
 * The columns that make an indicator in some detail, and how they are read. Where all
 * rows are of one budget, its key is not read with each of them.
 */
record IndicatorColumns(Detail detail, @Nullable BudgetKey budget) {

	/** Of indicators wherever they are. */
	IndicatorColumns(Detail detail) {
		this(detail, null);
	}

	String select() {
		return "select " + BudgetRows.columns("i", budget) + "i.number, i.project_number, i.sequence,"
				+ " i.level1, i.level2, i.level3, i.description, i.target_kind, i.target_raw, i.comparator,"
				+ " i.target_value, i.target_upper, i.target_unit, i.target_deadline, i.lasting_target::text, i.basis, i.weight"
				+ Provenances.column("i", detail) + " from jiheng.indicator i";
	}

	Indicator indicator(Columns columns) {
		BudgetKey of = BudgetRows.key(columns, budget);
		return new Indicator(new IndicatorKey(of, columns.integer()), project(of, columns.integerOrNull()),
				columns.integer(), columns.text(), columns.text(), columns.textOrNull(), columns.textOrNull(),
				Targets.read(columns), LastingTarget.read(columns.textOrNull()), columns.textOrNull(),
				columns.decimalOrNull(), Provenances.read(columns, detail));
	}

	private static @Nullable ProjectKey project(BudgetKey budget, @Nullable Integer number) {
		return number == null ? null : new ProjectKey(budget, number);
	}

}
