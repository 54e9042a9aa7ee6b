package org.jiheng.budget.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.IndicatorForm;
import org.jiheng.budget.ProjectKey;
import org.jspecify.annotations.Nullable;

record ReplaceIndicatorsInput(String project, int expectedVersion, List<IndicatorInput> indicators,
		@Nullable String idempotencyKey, boolean dryRun) {

	List<IndicatorForm> rows(ProjectKey key) {
		List<IndicatorForm> rows = new ArrayList<>();
		for (IndicatorInput row : indicators) {
			rows.add(row.form(rows.size(), key));
		}
		return rows;
	}
}
