package org.jiheng.membership;

import java.time.LocalDate;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** A membership as somebody asks for it, not yet checked. */
public record Grant(String subject, Role role, @Nullable RegionCode region, @Nullable DepartmentCode department,
		@Nullable LocalDate from, @Nullable LocalDate until) {
}
