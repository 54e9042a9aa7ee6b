package org.jiheng.approval.graphql;

import org.jspecify.annotations.Nullable;

record SubmitBudgetInput(String budget, int expectedVersion, @Nullable String idempotencyKey, boolean dryRun) {
}
