package org.jiheng.approval.graphql;

import org.jspecify.annotations.Nullable;

record ReplyInThreadInput(String thread, String text, @Nullable String idempotencyKey, boolean dryRun) {
}
