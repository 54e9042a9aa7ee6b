package org.jiheng.membership.graphql;

import java.time.LocalDate;
import org.jiheng.membership.Grant;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

record GrantMembershipInput(@Nullable String subject, @Nullable String email, Role role, @Nullable RegionCode region,
		@Nullable DepartmentCode department, @Nullable LocalDate from, @Nullable LocalDate until,
		@Nullable String idempotencyKey, boolean dryRun) {

	Grant grant() {
		return new Grant(subject, email, role, region, department, from, until);
	}
}
