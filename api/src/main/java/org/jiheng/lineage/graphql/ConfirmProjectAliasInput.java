package org.jiheng.lineage.graphql;

import org.jspecify.annotations.Nullable;

record ConfirmProjectAliasInput(String earlier, String later, String basis, @Nullable String idempotencyKey,
		boolean dryRun) {
}
