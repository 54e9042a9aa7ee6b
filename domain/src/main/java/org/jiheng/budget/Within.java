package org.jiheng.budget;

import java.util.Set;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** Which counties, departments and years are wanted; an empty set restricts nothing. */
public record Within(Set<RegionCode> counties, Set<DepartmentCode> departments, Set<FiscalYear> years) {

	public static final Within ANYWHERE = new Within(Set.of(), Set.of(), Set.of());

	public Within {
		counties = Set.copyOf(counties);
		departments = Set.copyOf(departments);
		years = Set.copyOf(years);
	}
}
