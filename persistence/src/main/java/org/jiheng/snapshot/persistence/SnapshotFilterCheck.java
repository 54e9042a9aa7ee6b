package org.jiheng.snapshot.persistence;

import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.CountyCheck;
import org.jiheng.tenancy.persistence.DepartmentCheck;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses filters of what nobody knows, or nobody granted, inside a reading. */
@Component
public class SnapshotFilterCheck {

	/** Which grants, as g, hold today in China; set_granted says the same. */
	public static final String IN_FORCE = "g.revoked_at is null"
			+ " and g.valid_from <= (now() at time zone 'Asia/Shanghai')::date"
			+ " and (g.valid_until is null or g.valid_until > (now() at time zone 'Asia/Shanghai')::date)";

	private final CountyCheck counties;

	private final DepartmentCheck departments;

	private final GrantCheck grants;

	SnapshotFilterCheck(CountyCheck counties, DepartmentCheck departments, GrantCheck grants) {
		this.counties = counties;
		this.departments = departments;
		this.grants = grants;
	}

	/** Whose departments there are, only the county itself knows. */
	public Mono<Void> known(SnapshotFilter filter, Scope.Regional scope) {
		Mono<Void> rest = switch (scope) {
			case Scope.Tenant tenant -> Mono.defer(() -> departments.known(filter.departments(), tenant));
			case Scope.Oversight oversight -> Mono.defer(() -> grants.granted(filter, oversight));
		};
		return counties.known(filter.counties(), scope).then(rest);
	}

	Mono<Void> absent(SnapshotKey key, Scope.Oversight oversight) {
		return grants.absent(key, oversight);
	}

}
