package org.jiheng.department;

import java.time.Instant;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/**
 * Another name under which documents call a department, as a person of the county's
 * finance confirmed.
 *
 * @param number the nth of its county, from 1
 */
public record DepartmentAlias(RegionCode county, int number, DepartmentCode department, String name, String confirmedBy,
		Instant confirmedAt) {

	public DepartmentKey of() {
		return new DepartmentKey(county, department);
	}
}
