package org.jiheng.audit.persistence;

import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, and in which chain.
 *
 * @param role empty for who acts before any role
 * @param keys the region under which the author's idempotency keys stand
 * @param guest whether the chain is another's than the scope's, so that the database has
 * to be told of it
 */
record Author(RegionCode chain, RegionCode keys, String subject, String role, @Nullable DepartmentCode department,
		boolean guest) {

	static Author of(Scope.Tenant tenant) {
		return new Author(tenant.county(), tenant.county(), tenant.subject(), tenant.role().name(),
				tenant instanceof Scope.OfDepartment of ? of.department() : null, false);
	}

	/** Of an overseeing region's own chain. */
	static Author of(Scope.Oversight oversight) {
		return new Author(oversight.region(), oversight.region(), oversight.subject(), Role.OVERSIGHT.name(), null,
				false);
	}

	/** The author of an act that concerns a region; a problem when it is not theirs. */
	static Author of(Scope scope, RegionCode region) {
		return switch (scope) {
			case Scope.Tenant tenant when tenant.county().equals(region) && !tenant.readOnly() -> of(tenant);
			case Scope.Instance instance ->
				new Author(region, RegionCode.COUNTRY, instance.subject(), Role.ADMINISTRATOR.name(), null, true);
			case Scope.Identity identity -> new Author(region, region, identity.subject(), "", null, true);
			case Scope.Tenant tenant -> throw forbidden();
			case Scope.Oversight oversight -> throw forbidden();
			case Scope.Public everyone -> throw forbidden();
		};
	}

	static ProblemException forbidden() {
		return new ProblemException(new Problem.Forbidden("当前身份不能修改"));
	}
}
