package org.jiheng.adjustment.graphql;

import java.time.LocalDate;
import org.jiheng.adjustment.Grounds;
import org.jspecify.annotations.Nullable;

record OpenAdjustmentInput(String budget, String reason, String documentNumber, LocalDate documentDate,
		@Nullable String idempotencyKey, boolean dryRun) {

	Grounds grounds() {
		return new Grounds(reason, documentNumber, documentDate);
	}
}
