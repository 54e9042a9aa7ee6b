package org.jiheng.review.graphql;

import org.jspecify.annotations.Nullable;

record CheckBudgetInput(String budget, @Nullable String idempotencyKey, boolean dryRun) {
}
