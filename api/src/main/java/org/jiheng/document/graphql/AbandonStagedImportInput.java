package org.jiheng.document.graphql;

import org.jspecify.annotations.Nullable;

record AbandonStagedImportInput(String stagedImport, int expectedVersion, @Nullable String idempotencyKey,
		boolean dryRun) {
}
