package org.jiheng.oversight.graphql;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jiheng.oversight.GrantTerms;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record GrantOversightInput(RegionCode overseer, FiscalYear firstYear, @Nullable FiscalYear lastYear,
		@Nullable List<SnapshotKind> kinds, @Nullable LocalDate from, @Nullable LocalDate until, String basis,
		@Nullable String idempotencyKey, boolean dryRun) {

	GrantTerms terms(LocalDate today) {
		return new GrantTerms(overseer, firstYear, lastYear,
				kinds == null ? EnumSet.allOf(SnapshotKind.class) : Set.copyOf(kinds), from == null ? today : from,
				until, basis);
	}
}
