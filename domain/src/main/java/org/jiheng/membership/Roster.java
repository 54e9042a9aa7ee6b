package org.jiheng.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The memberships that the current scope manages: a county's own, or what the
 * administrator grants.
 */
public interface Roster {

	/** Empty for an absent and for a foreign one alike. */
	Mono<Membership> one(UUID id);

	/** By who they are of; positions are that and the id. */
	Mono<Page<Membership>> list(MemberFilter filter, PageRequest page);

	Mono<Integer> count(MemberFilter filter);

	/**
	 * Locks all memberships of this one's role and place until the transaction ends, as
	 * they then are: who looks at them decides for them all.
	 */
	Mono<List<Membership>> lockPeers(Membership membership);

	/** Changes when it ends, which acts at once here and within ten seconds elsewhere. */
	Mono<Membership> end(UUID id, @Nullable LocalDate until);

}
