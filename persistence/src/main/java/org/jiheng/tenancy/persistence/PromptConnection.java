package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Sends what begins a transaction without waiting for its answer, so that the first
 * statement follows at once: the database works them off in their order all the same, and
 * refuses the statement when what came before failed. Whoever ends the transaction waits
 * for those answers, and cannot commit when one of them is a failure.
 */
final class PromptConnection implements Connection, Wrapped<Connection> {

	private final Connection connection;

	private final boolean lent;

	private Mono<Void> ahead = Mono.empty();

	PromptConnection(Connection connection) {
		this(connection, false);
	}

	private PromptConnection(Connection connection, boolean lent) {
		this.connection = connection;
		this.lent = lent;
	}

	/** The same, for whoever does not know that it is not theirs to close. */
	PromptConnection lent() {
		return new PromptConnection(connection, true);
	}

	/** The one inside a connection that was given out, however it is wrapped. */
	static PromptConnection of(Connection connection) {
		if (connection instanceof PromptConnection prompt) {
			return prompt;
		}
		if (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner) {
			return of(inner);
		}
		throw new IllegalStateException("not a connection of ours: " + connection.getClass());
	}

	/** Sends it now, behind what was sent before. */
	void send(Publisher<?> work) {
		Mono<Void> answer = Mono.when(work).cache();
		ahead = ahead.then(answer);
		answer.subscribe(nothing -> {
		}, failure -> {
		});
	}

	@Override
	public Publisher<Void> beginTransaction() {
		return Mono.fromRunnable(() -> send(connection.beginTransaction()));
	}

	@Override
	public Publisher<Void> beginTransaction(TransactionDefinition definition) {
		return Mono.fromRunnable(() -> send(connection.beginTransaction(definition)));
	}

	@Override
	public Publisher<Void> commitTransaction() {
		return Mono.defer(() -> answers().then(Mono.from(connection.commitTransaction())));
	}

	@Override
	public Publisher<Void> rollbackTransaction() {
		return Mono.defer(() -> answers().onErrorComplete().then(Mono.from(connection.rollbackTransaction())));
	}

	@Override
	public Publisher<Void> close() {
		return lent ? Mono.empty() : Mono.defer(() -> answers().onErrorComplete().then(Mono.from(connection.close())));
	}

	private Mono<Void> answers() {
		Mono<Void> sent = ahead;
		ahead = Mono.empty();
		return sent;
	}

	@Override
	public Connection unwrap() {
		return connection;
	}

	@Override
	public Batch createBatch() {
		return connection.createBatch();
	}

	@Override
	public Publisher<Void> createSavepoint(String name) {
		return connection.createSavepoint(name);
	}

	@Override
	public Statement createStatement(String sql) {
		return connection.createStatement(sql);
	}

	@Override
	public boolean isAutoCommit() {
		return connection.isAutoCommit();
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return connection.getMetadata();
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return connection.getTransactionIsolationLevel();
	}

	@Override
	public Publisher<Void> releaseSavepoint(String name) {
		return connection.releaseSavepoint(name);
	}

	@Override
	public Publisher<Void> rollbackTransactionToSavepoint(String name) {
		return connection.rollbackTransactionToSavepoint(name);
	}

	@Override
	public Publisher<Void> setAutoCommit(boolean autoCommit) {
		return connection.setAutoCommit(autoCommit);
	}

	@Override
	public Publisher<Void> setLockWaitTimeout(Duration timeout) {
		return connection.setLockWaitTimeout(timeout);
	}

	@Override
	public Publisher<Void> setStatementTimeout(Duration timeout) {
		return connection.setStatementTimeout(timeout);
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		return connection.setTransactionIsolationLevel(isolationLevel);
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return connection.validate(depth);
	}

}
