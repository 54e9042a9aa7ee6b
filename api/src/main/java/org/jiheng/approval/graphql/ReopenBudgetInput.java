package org.jiheng.approval.graphql;

import org.jspecify.annotations.Nullable;

record ReopenBudgetInput(String budget, @Nullable String idempotencyKey, boolean dryRun) {
}
