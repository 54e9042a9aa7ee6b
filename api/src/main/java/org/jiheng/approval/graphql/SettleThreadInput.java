package org.jiheng.approval.graphql;

import org.jspecify.annotations.Nullable;

/** Of resolveThread and reopenThread. */
record SettleThreadInput(String thread, @Nullable String idempotencyKey, boolean dryRun) {
}
