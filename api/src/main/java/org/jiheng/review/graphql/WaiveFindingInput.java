package org.jiheng.review.graphql;

import org.jspecify.annotations.Nullable;

record WaiveFindingInput(String finding, String reason, @Nullable String idempotencyKey, boolean dryRun) {
}
