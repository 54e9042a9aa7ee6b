package org.jiheng.department;

import java.time.Instant;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Another name under which documents call a department, or a unit of it, as a person of
 * the county's finance confirmed.
 *
 * @param number the nth of its county, from 1
 * @param unit the unit that is called so; null where it is the department itself
 */
public record DepartmentAlias(RegionCode county, int number, DepartmentCode department, @Nullable BudgetUnitCode unit,
		String name, String confirmedBy, Instant confirmedAt) {

	public DepartmentKey of() {
		return new DepartmentKey(county, department);
	}

	/** Whose it is, for people: 部门 315, 预算单位 315002. */
	public String words() {
		return unit == null ? "部门 " + department : "预算单位 " + unit;
	}
}
