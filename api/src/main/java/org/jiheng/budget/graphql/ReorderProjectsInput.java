package org.jiheng.budget.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ReorderProjectsInput(String budget, int expectedVersion, List<String> projects, @Nullable String idempotencyKey,
		boolean dryRun) {
}
