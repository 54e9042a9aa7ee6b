package org.jiheng.audit;

import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Who may read the audit trail: a county's auditor and finance all of it, a department's
 * auditor what was done for the department, an overseeing region its own.
 */
public final class Auditing {

	private final AuditTrail trail;

	public Auditing(AuditTrail trail) {
		this.trail = trail;
	}

	public Mono<Page<KeptEntry>> list(AuditFilter filter, PageRequest page) {
		return reader().then(Mono.defer(() -> trail.list(filter, page)));
	}

	public Mono<Integer> count(AuditFilter filter) {
		return reader().then(Mono.defer(() -> trail.count(filter)));
	}

	/** Only for who reads all of it. */
	public Mono<Verification> verify() {
		return reader().filter(scope -> !(scope instanceof Scope.OfDepartment))
			.switchIfEmpty(Mono.error(Auditing::forbidden))
			.then(Mono.defer(trail::verify));
	}

	private static Mono<Scope> reader() {
		return CurrentScope.get().filter(Auditing::reads).switchIfEmpty(Mono.error(Auditing::forbidden));
	}

	private static boolean reads(Scope scope) {
		return switch (scope) {
			case Scope.OfCounty of -> of.role() == Role.AUDITOR || of.role() == Role.COUNTY_FINANCE;
			case Scope.OfDepartment of -> of.role() == Role.AUDITOR;
			case Scope.Identity identity -> false;
			case Scope.Instance instance -> false;
			case Scope.Oversight oversight -> true;
			case Scope.Public everyone -> false;
		};
	}

	private static ProblemException forbidden() {
		return new ProblemException(new Problem.Forbidden("只有审计和县财政可以查看审计记录"));
	}

}
