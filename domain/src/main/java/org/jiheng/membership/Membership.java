package org.jiheng.membership;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A role of a user in a region or in one of its departments, from a day (inclusive) until
 * a day (exclusive).
 *
 * @param subject null for an invitation by e-mail that nobody claimed yet
 * @param email to whom it was granted, where that was done by e-mail
 * @param version grows with each change
 */
public record Membership(UUID id, @Nullable String subject, @Nullable String email, Role role, RegionCode region,
		@Nullable DepartmentCode department, LocalDate from, @Nullable LocalDate until, int version) {

	public Membership {
		if (subject == null && email == null) {
			throw new IllegalArgumentException("a membership is somebody's, or an invitation to somebody");
		}
		RegionCode.Level level = region.level();
		boolean fits = switch (role) {
			case DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER -> level == RegionCode.Level.COUNTY && department != null;
			case COUNTY_FINANCE -> level == RegionCode.Level.COUNTY && department == null;
			case AUDITOR, READER -> level == RegionCode.Level.COUNTY;
			case OVERSIGHT ->
				(level == RegionCode.Level.PREFECTURE || level == RegionCode.Level.PROVINCE) && department == null;
			case ADMINISTRATOR -> level == RegionCode.Level.COUNTRY && department == null;
		};
		if (!fits) {
			throw new IllegalArgumentException(
					role + " does not fit region " + region + " and department " + department);
		}
		if (until != null && until.isBefore(from)) {
			throw new IllegalArgumentException("a membership does not end before it begins: " + from + " to " + until);
		}
	}

	/** One that was granted to a subject, and not changed since. */
	public Membership(UUID id, String subject, Role role, RegionCode region, @Nullable DepartmentCode department,
			LocalDate from, @Nullable LocalDate until) {
		this(id, subject, null, role, region, department, from, until, 1);
	}

	public boolean inForceOn(LocalDate day) {
		return !day.isBefore(from) && (until == null || day.isBefore(until));
	}

	/** What work on behalf of this membership may touch. */
	public Scope scope() {
		String who = Objects.requireNonNull(subject, "an invitation acts for nobody");
		return switch (role) {
			case ADMINISTRATOR -> new Scope.Instance(who);
			case OVERSIGHT -> new Scope.Oversight(who, region);
			case DEPARTMENT_EDITOR, DEPARTMENT_REVIEWER, COUNTY_FINANCE, AUDITOR, READER -> department == null
					? new Scope.OfCounty(who, region, role) : new Scope.OfDepartment(who, region, department, role);
		};
	}
}
