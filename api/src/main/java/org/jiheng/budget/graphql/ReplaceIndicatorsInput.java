package org.jiheng.budget.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ReplaceIndicatorsInput(String project, int expectedVersion, List<IndicatorInput> indicators,
		@Nullable String idempotencyKey, boolean dryRun) {
}
