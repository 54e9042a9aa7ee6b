package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs statements on the driver itself, on the connection of the scoped transaction under
 * way; without one nothing runs.
 */
@Component
public class Statements {

	private final ConnectionFactory connections;

	Statements(ConnectionFactory connections) {
		this.connections = connections;
	}

	/** The rows, read column by column. */
	public <T> Mono<List<T>> run(Statement statement, Function<Columns, T> row) {
		return connection().flatMap(connection -> Flux.from(prepare(connection, statement).execute())
			.concatMap(result -> map(result, row))
			.collectList());
	}

	private Mono<Connection> connection() {
		return Mono.deferContextual(context -> {
			Connection reading = Readings.connection(context);
			return reading == null ? ofTransaction() : Mono.just(reading);
		});
	}

	private Mono<Connection> ofTransaction() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.filter(TransactionSynchronizationManager::isActualTransactionActive)
			.switchIfEmpty(
					Mono.error(() -> new IllegalStateException("a statement outside a transaction has no scope")))
			.flatMap(transaction -> ConnectionFactoryUtils.getConnection(connections));
	}

	private static io.r2dbc.spi.Statement prepare(Connection connection, Statement statement) {
		io.r2dbc.spi.Statement prepared = connection.createStatement(statement.sql());
		List<Object> values = statement.values();
		for (int i = 0; i < values.size(); i++) {
			prepared.bind(i, values.get(i));
		}
		return prepared;
	}

	private static <T> org.reactivestreams.Publisher<T> map(Result result, Function<Columns, T> row) {
		return result.map(readable -> row.apply(new Columns(readable)));
	}

}
