package org.jiheng.membership.graphql;

import java.time.LocalDate;
import org.jiheng.membership.Grant;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

record GrantMembershipInput(String subject, Role role, @Nullable RegionCode region, @Nullable DepartmentCode department,
		@Nullable LocalDate from, @Nullable LocalDate until, boolean dryRun) {

	Grant grant() {
		return new Grant(subject, role, region, department, from, until);
	}
}
