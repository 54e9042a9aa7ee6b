package org.jiheng.budget.graphql;

import org.jspecify.annotations.Nullable;

record DeclassifyProjectInput(String project, int expectedVersion, @Nullable String idempotencyKey, boolean dryRun) {
}
