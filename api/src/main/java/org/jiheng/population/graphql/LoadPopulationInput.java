package org.jiheng.population.graphql;

import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record LoadPopulationInput(RegionCode province, String csv, String source, @Nullable String idempotencyKey,
		boolean dryRun) {
}
