package org.jiheng.lineage.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawProjectAliasInput(String earlier, @Nullable String idempotencyKey, boolean dryRun) {
}
