package org.jiheng.membership;

import java.time.LocalDate;
import java.util.Set;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which memberships; empty sets do not narrow.
 *
 * @param endingAfter only those in force after that day, or still to begin; null for past
 * ones too
 */
public record MemberFilter(Set<Role> roles, Set<DepartmentCode> departments, @Nullable LocalDate endingAfter) {

	public MemberFilter {
		roles = Set.copyOf(roles);
		departments = Set.copyOf(departments);
	}
}
