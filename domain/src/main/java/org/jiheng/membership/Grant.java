package org.jiheng.membership;

import java.time.LocalDate;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A membership as somebody asks for it, not yet checked: for a subject, or for whoever
 * comes with a verified e-mail address.
 */
public record Grant(@Nullable String subject, @Nullable String email, Role role, @Nullable RegionCode region,
		@Nullable DepartmentCode department, @Nullable LocalDate from, @Nullable LocalDate until) {
}
