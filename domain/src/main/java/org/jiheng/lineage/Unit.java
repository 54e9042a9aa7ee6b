package org.jiheng.lineage;

import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** A county, or one of its departments. */
public record Unit(RegionCode county, @Nullable DepartmentCode department) {

	/** The code that tells it from its like: 315, or a county's 130324. */
	public String code() {
		return department == null ? county.value() : department.value();
	}

	Unit with(String code) {
		return department == null ? new Unit(new RegionCode(code), null) : new Unit(county, new DepartmentCode(code));
	}

	Unit in(RegionCode otherCounty) {
		return new Unit(otherCounty, department);
	}
}
