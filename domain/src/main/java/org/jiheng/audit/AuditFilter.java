package org.jiheng.audit;

import java.time.Instant;
import java.util.Set;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a chain; empty sets do not narrow.
 *
 * @param departments as whose members it was done
 * @param from inclusive
 * @param until exclusive
 */
public record AuditFilter(Set<DepartmentCode> departments, Set<String> subjects, Set<String> operations,
		@Nullable Instant from, @Nullable Instant until) {

	public AuditFilter {
		departments = Set.copyOf(departments);
		subjects = Set.copyOf(subjects);
		operations = Set.copyOf(operations);
	}
}
