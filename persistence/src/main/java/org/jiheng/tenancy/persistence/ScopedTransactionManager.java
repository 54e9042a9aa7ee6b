package org.jiheng.tenancy.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.support.DelegatingTransactionDefinition;
import reactor.core.publisher.Flux;
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
					? withoutGrants(over, connection) : setting(scope, connection))
			.doOnNext(setting -> PromptConnection.of(connection)
				.send(Flux.from(setting.execute()).flatMap(Result::getRowsUpdated)))
			.then());
	}

	private static Statement withoutGrants(Scope.Oversight over, Connection connection) {
		return connection.createStatement("select jiheng.set_scope_without_grants($1, $2)")
			.bind(0, over.region().significantDigits())
			.bind(1, over.subject());
	}

	private static Statement setting(Scope scope, Connection connection) {
		Statement statement = connection.createStatement("select jiheng.set_scope($1, $2, $3, $4)");
		switch (scope) {
			case Scope.Identity identity -> statement.bind(0, "").bind(1, "");
			case Scope.Instance instance -> statement.bind(0, "").bind(1, "");
			case Scope.OfCounty of -> statement.bind(0, of.county().significantDigits()).bind(1, "");
			case Scope.OfDepartment of ->
				statement.bind(0, of.county().significantDigits()).bind(1, of.department().value());
			case Scope.Oversight over -> statement.bind(0, over.region().significantDigits()).bind(1, "");
			case Scope.Public everyone -> statement.bind(0, "").bind(1, "");
		}
		String role = scope instanceof Scope.Tenant tenant ? tenant.role().name() : "";
		return statement.bind(2, scope.subject()).bind(3, role);
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
