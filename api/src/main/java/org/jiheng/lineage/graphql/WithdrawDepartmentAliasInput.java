package org.jiheng.lineage.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawDepartmentAliasInput(String name, @Nullable String idempotencyKey, boolean dryRun) {
}
