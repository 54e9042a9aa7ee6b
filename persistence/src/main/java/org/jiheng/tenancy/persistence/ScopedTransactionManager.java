package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.support.DelegatingTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Begins every transaction by setting the current scope in the database, and makes it
 * read only where the scope is.
 */
final class ScopedTransactionManager extends R2dbcTransactionManager {

	ScopedTransactionManager(ScopedConnectionFactory connections) {
		super(connections);
	}

	@Override
	protected Mono<Void> doBegin(TransactionSynchronizationManager synchronization, Object transaction,
			TransactionDefinition definition) {
		return Mono.deferContextual(context -> {
			SealedReading.begins(context);
			return CurrentScope.get()
				.flatMap(scope -> super.doBegin(synchronization, transaction,
						onlyReads(scope) ? readOnly(definition) : definition));
		});
	}

	@Override
	protected Mono<Void> prepareTransactionalConnection(Connection connection, TransactionDefinition definition) {
		return super.prepareTransactionalConnection(connection, definition).then(CurrentScope.get()
			.map(scope -> definition instanceof WithoutGrants && scope instanceof Scope.Oversight over
					? ScopeSetting.withoutGrants(over, connection) : ScopeSetting.of(scope, connection))
			.doOnNext(PromptConnection.of(connection)::send)
			.then());
	}

	private static boolean onlyReads(Scope scope) {
		return scope instanceof Scope.Public || (scope instanceof Scope.Tenant tenant && tenant.readOnly());
	}

	private static TransactionDefinition readOnly(TransactionDefinition definition) {
		return new DelegatingTransactionDefinition(definition) {
			@Override
			public boolean isReadOnly() {
				return true;
			}
		};
	}

}
