package org.jiheng.tenancy.persistence;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Gives out connections of the login that the current scope calls for, each login with a
 * pool of its own. Without a scope there is no connection. Inside a reading it is the
 * reading's own.
 */
public final class ScopedConnectionFactory implements ConnectionFactory, AutoCloseable {

	private final Map<Login, ConnectionPool> pools = new EnumMap<>(Login.class);

	ScopedConnectionFactory(DatabaseProperties properties) {
		for (Login login : Login.values()) {
			pools.put(login, pool(login, properties));
		}
	}

	@Override
	public Mono<Connection> create() {
		return Mono.deferContextual(context -> {
			Connection reading = Readings.connection(context);
			return reading == null ? of(CurrentScope.need(context)) : Mono.just(PromptConnection.of(reading).lent());
		});
	}

	private Mono<Connection> of(Scope scope) {
		return pool(Login.of(scope)).create().map(PromptConnection::new);
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return pool(Login.IDENTITY).getMetadata();
	}

	/** How many connections are given out at this moment. */
	public int held() {
		return pools.values()
			.stream()
			.mapToInt(pool -> pool.getMetrics().map(metrics -> metrics.acquiredSize()).orElse(0))
			.sum();
	}

	@Override
	public void close() {
		pools.values().forEach(ConnectionPool::dispose);
	}

	/** The pool of one login, for what has no scope to choose by: health. */
	ConnectionPool pool(Login login) {
		return Objects.requireNonNull(pools.get(login));
	}

	private static ConnectionPool pool(Login login, DatabaseProperties properties) {
		var answers = new LastAnswers();
		return new ConnectionPool(ConnectionPoolConfiguration.builder(driver(login, properties))
			.name(login.role())
			.initialSize(0)
			.maxSize(properties.poolSizeOf(login))
			.maxAcquireTime(Duration.ofSeconds(3))
			.maxLifeTime(Duration.ofMinutes(30))
			.validationDepth(ValidationDepth.LOCAL)
			.postAllocate(answers::answers)
			.preRelease(answers::comesBack)
			.build());
	}

	private static ConnectionFactory driver(Login login, DatabaseProperties properties) {
		var driver = PostgresqlConnectionConfiguration.builder()
			.host(properties.host())
			.port(properties.port())
			.database(properties.name())
			.username(login.role())
			.applicationName("jiheng")
			.sslMode(properties.sslMode())
			.connectTimeout(Duration.ofSeconds(3))
			.statementTimeout(properties.statementTimeoutOf(login))
			.tcpKeepAlive(true)
			.preparedStatementCacheQueries(256);
		String password = properties.passwordOf(login);
		if (password != null) {
			driver.password(password);
		}
		String sslRootCert = properties.sslRootCert();
		if (sslRootCert != null) {
			driver.sslRootCert(sslRootCert);
		}
		return new PostgresqlConnectionFactory(driver.build());
	}

}
