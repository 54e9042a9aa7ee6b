package org.jiheng.snapshot;

import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/** Who may have a county's snapshots verified: its auditor and finance. */
public final class Verifying {

	private final Snapshots snapshots;

	public Verifying(Snapshots snapshots) {
		this.snapshots = snapshots;
	}

	public Mono<SealVerification> verify() {
		return CurrentScope.get()
			.ofType(Scope.OfCounty.class)
			.filter(of -> of.role() == Role.AUDITOR || of.role() == Role.COUNTY_FINANCE)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("只有县的审计和县财政可以核验快照"))))
			.then(Mono.defer(snapshots::verify));
	}

}
