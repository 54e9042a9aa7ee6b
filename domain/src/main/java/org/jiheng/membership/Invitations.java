package org.jiheng.membership;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Memberships granted to an e-mail address, until somebody claims them. */
public interface Invitations {

	/** Those to this address that can be claimed. The answer may be ten seconds old. */
	Mono<List<Membership>> to(String email);

	/**
	 * Fixes the current subject as the one invited, for good. In the transaction of the
	 * act; empty when another was faster or it was revoked.
	 */
	Mono<Membership> claim(UUID id, String email);

}
