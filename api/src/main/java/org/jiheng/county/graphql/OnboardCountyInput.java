package org.jiheng.county.graphql;

import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record OnboardCountyInput(RegionCode code, String financeSubject, @Nullable String idempotencyKey, boolean dryRun) {
}
