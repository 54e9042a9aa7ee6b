package org.jiheng.membership.persistence;

import java.util.List;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Memberships;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remembers a subject's own memberships for ten seconds: a revocation acts within thirty,
 * on every instance.
 */
@Component
@Primary
class RememberedMemberships implements Memberships {

	private final R2dbcMemberships memberships;

	private final KnownSubjects known;

	RememberedMemberships(R2dbcMemberships memberships, KnownSubjects known) {
		this.memberships = memberships;
		this.known = known;
	}

	@Override
	public Mono<List<Membership>> of(String subject) {
		return CurrentScope.get()
			.flatMap(scope -> scope.equals(new Scope.Identity(subject)) ? own(subject) : memberships.of(subject));
	}

	private Mono<List<Membership>> own(String subject) {
		List<Membership> remembered = known.of(subject);
		return remembered != null ? Mono.just(remembered)
				: memberships.of(subject).doOnNext(found -> known.remember(subject, found));
	}

	@Override
	public Mono<Membership> grant(Membership membership) {
		return memberships.grant(membership)
			.flatMap(granted -> known.forgetWhenDone(granted.subject()).thenReturn(granted));
	}

}
