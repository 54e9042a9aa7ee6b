package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Whether the database answers: asked as the login that sees the least. */
class DatabaseHealth extends AbstractReactiveHealthIndicator {

	private final ScopedConnectionFactory connections;

	DatabaseHealth(ScopedConnectionFactory connections) {
		super("the database does not answer");
		this.connections = connections;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder health) {
		return Mono
			.usingWhen(connections.pool(Login.IDENTITY).create(),
					connection -> Mono.from(connection.validate(ValidationDepth.REMOTE)), Connection::close)
			.map(answers -> (answers ? health.up() : health.down()).build());
	}

}
