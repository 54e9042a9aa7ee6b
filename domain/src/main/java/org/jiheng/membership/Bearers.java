package org.jiheng.membership;

import reactor.core.publisher.Mono;

/** Who brings a token. */
public interface Bearers {

	/**
	 * As the token says it now. Problems: Unauthenticated when it does not hold,
	 * Unavailable when that cannot be told.
	 */
	Mono<Caller> of(String token);

}
