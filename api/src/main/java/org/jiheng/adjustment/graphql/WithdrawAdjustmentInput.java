package org.jiheng.adjustment.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawAdjustmentInput(String budget, @Nullable String idempotencyKey, boolean dryRun) {
}
