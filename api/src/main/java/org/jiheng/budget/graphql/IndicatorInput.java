package org.jiheng.budget.graphql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.IndicatorForm;
import org.jspecify.annotations.Nullable;

record IndicatorInput(@Nullable String id, String level1, String level2, @Nullable String level3,
		@Nullable String description, @Nullable String target, @Nullable String lastingTarget, @Nullable String basis,
		@Nullable BigDecimal weight) {

	/** The rows of a table in that budget. */
	static List<IndicatorForm> forms(List<IndicatorInput> inputs, BudgetKey budget) {
		List<IndicatorForm> rows = new ArrayList<>();
		for (IndicatorInput row : inputs) {
			rows.add(row.form(rows.size(), budget));
		}
		return rows;
	}

	private IndicatorForm form(int place, BudgetKey budget) {
		return new IndicatorForm(id == null ? null : DraftIds.indicator(id, budget, place), place, level1, level2,
				level3, description, target, lastingTarget, basis, weight);
	}
}
