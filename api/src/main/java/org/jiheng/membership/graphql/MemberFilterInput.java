package org.jiheng.membership.graphql;

import java.util.List;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

record MemberFilterInput(@Nullable List<Role> roles, @Nullable List<DepartmentCode> departments, boolean past) {

	static final MemberFilterInput NONE = new MemberFilterInput(null, null, false);

	List<Role> rolesAsked() {
		return roles == null ? List.of() : roles.stream().sorted().toList();
	}

	List<DepartmentCode> departmentsAsked() {
		return departments == null ? List.of() : departments.stream().sorted().toList();
	}
}
