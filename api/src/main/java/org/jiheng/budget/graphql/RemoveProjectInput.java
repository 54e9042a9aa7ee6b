package org.jiheng.budget.graphql;

import org.jspecify.annotations.Nullable;

record RemoveProjectInput(String project, int expectedVersion, @Nullable String idempotencyKey, boolean dryRun) {
}
