package org.jiheng.tenancy.persistence;

import java.util.function.Supplier;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.PublicReads;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** Looks at the scope before it opens a transaction, which sees one state of the data. */
@Component
class R2dbcPublicReads implements PublicReads {

	private final TransactionalOperator transaction;

	R2dbcPublicReads(ReactiveTransactionManager transactions) {
		var definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.transaction = TransactionalOperator.create(transactions, definition);
	}

	@Override
	public <T> Mono<T> inOne(Supplier<Mono<T>> reading) {
		return CurrentScope.get()
			.ofType(Scope.Public.class)
			.flatMap(everyone -> transaction.transactional(Mono.defer(reading)));
	}

}
