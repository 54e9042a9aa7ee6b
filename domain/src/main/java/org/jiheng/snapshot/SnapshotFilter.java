package org.jiheng.snapshot;

import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** Which snapshots are wanted; all conditions hold, an empty set restricts nothing. */
public record SnapshotFilter(Set<RegionCode> counties, Set<FiscalYear> years, Set<DepartmentCode> departments,
		Set<SnapshotKind> kinds) {

	public SnapshotFilter {
		counties = Set.copyOf(counties);
		years = Set.copyOf(years);
		departments = Set.copyOf(departments);
		kinds = Set.copyOf(kinds);
	}
}
