package org.jiheng.adjustment.graphql;

import java.time.LocalDate;
import org.jiheng.adjustment.Grounds;
import org.jspecify.annotations.Nullable;

record ChangeAdjustmentInput(String budget, @Nullable String reason, @Nullable String documentNumber,
		@Nullable LocalDate documentDate, @Nullable String idempotencyKey, boolean dryRun) {

	/** What is not given stays. */
	Grounds apply(Grounds before) {
		return new Grounds(reason == null ? before.reason() : reason,
				documentNumber == null ? before.documentNumber() : documentNumber,
				documentDate == null ? before.documentDate() : documentDate);
	}
}
