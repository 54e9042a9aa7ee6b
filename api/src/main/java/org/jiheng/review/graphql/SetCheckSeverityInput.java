package org.jiheng.review.graphql;

import org.jiheng.review.Check;
import org.jiheng.review.CheckSetting;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

record SetCheckSeverityInput(FiscalYear year, Check check, CheckSetting setting, @Nullable String idempotencyKey,
		boolean dryRun) {
}
