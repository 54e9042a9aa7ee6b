package org.jiheng.tenancy.persistence;

import java.util.function.Supplier;

import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.TransactionDefinition;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Read-only transactions that see one state of the data. The Reactor Context carries the
 * connection of the one under way, on which everything inside reads: Spring's
 * transactions would cost as much as the statements do. What reads inside a transaction
 * of Spring's, which writes, reads there.
 */
@Component
class Readings {

	private static final TransactionDefinition ONE_STATE = PostgresTransactionDefinition
		.from(IsolationLevel.REPEATABLE_READ)
		.readOnly();

	private static final Object UNDER_WAY = Readings.class;

	private final ConnectionFactory connections;

	private final TransactionalOperator inWriting;

	Readings(ConnectionFactory connections, ReactiveTransactionManager transactions) {
		this.connections = connections;
		this.inWriting = TransactionalOperator.create(transactions);
	}

	/** The connection of the reading under way. */
	static @Nullable Connection connection(ContextView context) {
		return context.getOrDefault(UNDER_WAY, null);
	}

	<T> Mono<T> inOne(Supplier<Mono<T>> reading) {
		return Mono.deferContextual(context -> connection(context) != null ? reading.get()
				: TransactionContextManager.currentContext()
					.map(writing -> inWriting.transactional(Mono.defer(reading)))
					.onErrorResume(NoTransactionException.class, none -> Mono.just(open(reading, context)))
					.flatMap(work -> work));
	}

	private <T> Mono<T> open(Supplier<Mono<T>> reading, ContextView context) {
		SealedReading.begins(context);
		Scope scope = CurrentScope.need(context);
		return Mono.usingWhen(Mono.from(connections.create()).onErrorMap(DatabaseProblems::translate),
				connection -> begun(connection, scope).then(Mono.defer(reading))
					.contextWrite(inside -> inside.put(UNDER_WAY, connection)),
				connection -> end(connection, connection.commitTransaction()),
				(connection, failure) -> end(connection, connection.rollbackTransaction()),
				connection -> end(connection, connection.rollbackTransaction()));
	}

	private static Mono<Void> begun(Connection connection, Scope scope) {
		return Mono.from(connection.beginTransaction(ONE_STATE))
			.then(Mono.fromRunnable(() -> PromptConnection.of(connection).send(ScopeSetting.of(scope, connection))));
	}

	private static Mono<Void> end(Connection connection, Publisher<Void> end) {
		return Mono.from(end)
			.onErrorResume(failure -> Mono.from(connection.close()).onErrorComplete().then(Mono.error(failure)))
			.then(Mono.from(connection.close()));
	}

}
