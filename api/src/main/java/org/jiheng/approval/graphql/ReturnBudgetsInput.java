package org.jiheng.approval.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ReturnBudgetsInput(List<String> budgets, String reason, @Nullable String idempotencyKey, boolean dryRun) {
}
