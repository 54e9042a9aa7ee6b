package org.jiheng.department;

import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;

/** A department's identity: its code inside its county. */
public record DepartmentKey(RegionCode county, DepartmentCode code) {
}
