package org.jiheng.publication.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawPublicationInput(String budget, String reason, @Nullable String idempotencyKey, boolean dryRun) {
}
