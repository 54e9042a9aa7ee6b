package org.jiheng.budget.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ReplaceBudgetIndicatorsInput(String budget, int expectedVersion, List<IndicatorInput> indicators,
		@Nullable String idempotencyKey, boolean dryRun) {
}
