package org.jiheng.department;

import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A department of a county. */
public record Department(RegionCode county, DepartmentCode code, String name) {
}
