package org.jiheng.review.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawWaiverInput(String finding, @Nullable String idempotencyKey, boolean dryRun) {
}
