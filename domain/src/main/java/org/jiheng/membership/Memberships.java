package org.jiheng.membership;

import java.util.List;
import reactor.core.publisher.Mono;

/** Who may act as what, as the current scope may know it. */
public interface Memberships {

	/**
	 * All memberships of a subject, the oldest granted first. The answer may be ten
	 * seconds old.
	 */
	Mono<List<Membership>> of(String subject);

	/**
	 * Keeps a membership that the current scope may grant. A membership of the same
	 * subject, role, region and department for the same time is kept once: then that one
	 * comes back.
	 */
	Mono<Membership> grant(Membership membership);

}
