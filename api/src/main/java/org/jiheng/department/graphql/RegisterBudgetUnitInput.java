package org.jiheng.department.graphql;

import org.jiheng.department.BudgetUnitCode;
import org.jspecify.annotations.Nullable;

record RegisterBudgetUnitInput(BudgetUnitCode code, String name, @Nullable String idempotencyKey, boolean dryRun) {
}
