package org.jiheng.membership.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jiheng.membership.Invitations;
import org.jiheng.membership.Membership;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Remembers for ten seconds to whom there is none, since nearly every request asks so.
 */
@Component
@Primary
class RememberedInvitations implements Invitations {

	private final R2dbcInvitations invitations;

	private final Cache<String, Boolean> without = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(10))
		.maximumSize(10_000)
		.build();

	RememberedInvitations(R2dbcInvitations invitations) {
		this.invitations = invitations;
	}

	@Override
	public Mono<List<Membership>> to(String email) {
		return without.getIfPresent(email) != null ? Mono.just(List.of())
				: invitations.to(email).doOnNext(found -> remember(email, found));
	}

	private void remember(String email, List<Membership> found) {
		if (found.isEmpty()) {
			without.put(email, true);
		}
	}

	@Override
	public Mono<Membership> claim(UUID id, String email) {
		return invitations.claim(id, email);
	}

}
