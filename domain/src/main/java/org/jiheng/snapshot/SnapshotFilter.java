package org.jiheng.snapshot;

import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;

/** Which snapshots are wanted; all conditions hold, an empty set restricts nothing. */
public record SnapshotFilter(Set<FiscalYear> years, Set<DepartmentCode> departments, Set<SnapshotKind> kinds) {

	public SnapshotFilter {
		years = Set.copyOf(years);
		departments = Set.copyOf(departments);
		kinds = Set.copyOf(kinds);
	}
}
