package org.jiheng.budget.graphql;

import org.jspecify.annotations.Nullable;

record ClassifyProjectInput(String project, int expectedVersion, @Nullable String basis,
		@Nullable String idempotencyKey, boolean dryRun) {
}
