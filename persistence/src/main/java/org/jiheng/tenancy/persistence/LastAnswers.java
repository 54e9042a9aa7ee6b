package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import reactor.core.publisher.Mono;

/**
 * Asks a connection of a pool whether it still answers before it is given out, unless it
 * came back only a moment ago: under load that question would be a sixth of all that the
 * database is asked. A connection that the other side closed is known without asking;
 * this is for one that fell silent.
 */
final class LastAnswers {

	private static final long FRESH = Duration.ofSeconds(1).toNanos();

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final Map<Connection, Long> returned = Collections.synchronizedMap(new WeakHashMap<>());

	/** It comes back to the pool, its transaction answered for. */
	Mono<Void> comesBack(Connection connection) {
		return Mono.fromRunnable(() -> returned.put(connection, System.nanoTime()));
	}

	/** Fails where it does not answer; the pool then takes another. */
	Mono<Void> answers(Connection connection) {
		Long last = returned.get(connection);
		if (last != null && System.nanoTime() - last < FRESH) {
			return Mono.empty();
		}
		return Mono.from(connection.validate(ValidationDepth.REMOTE))
			.timeout(LONGEST)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> new R2dbcNonTransientResourceException("the connection does not answer")))
			.then();
	}

}
