package org.jiheng.document.persistence;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Provenance;
import org.jiheng.document.Draft;
import org.jspecify.annotations.Nullable;

/** A row of jiheng.budget, locked. */
record BudgetRow(BudgetStatus status, int version, int lastNumber, @Nullable Integer currentImport, String title,
		List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards, List<Provenance> provenance) {

	static BudgetRow of(Readable row) {
		return new BudgetRow(BudgetStatus.valueOf(get(row, "status", String.class)), get(row, "version", Integer.class),
				get(row, "last_number", Integer.class), row.get("current_import", Integer.class),
				get(row, "title", String.class), List.of(get(row, "overall_goals", String[].class)),
				List.of(get(row, "itemised_goals", String[].class)), List.of(get(row, "safeguards", String[].class)),
				Json.list(get(row, "provenance", String.class), Provenance.class));
	}

	Draft draft(BudgetKey key, List<Project> projects, List<Indicator> indicators) {
		return new Draft(key, status, version, lastNumber, currentImport,
				new BudgetText(title, overallGoals, itemisedGoals, safeguards, projects, indicators, provenance));
	}

	private static <T> T get(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}
}
