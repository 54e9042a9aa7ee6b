package org.jiheng.document.graphql;

import org.jspecify.annotations.Nullable;

record WithdrawCorrectionInput(String stagedImport, int expectedVersion, int correction,
		@Nullable String idempotencyKey, boolean dryRun) {
}
