package org.jiheng.tenancy.persistence;

import java.util.function.Function;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** Looks at the scope before it opens a transaction, which sees one state of the data. */
@Component
class R2dbcRegionalReads implements RegionalReads {

	private final TransactionalOperator transaction;

	R2dbcRegionalReads(ReactiveTransactionManager transactions) {
		var definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.transaction = TransactionalOperator.create(transactions, definition);
	}

	@Override
	public <T> Mono<T> inOne(Function<Scope.Regional, Mono<T>> reading) {
		return CurrentScope.get()
			.ofType(Scope.Regional.class)
			.flatMap(region -> transaction.transactional(Mono.defer(() -> reading.apply(region))));
	}

	@Override
	public <T> Mono<T> ofSealed(Function<Scope.Regional, Mono<T>> reading) {
		return CurrentScope.get()
			.filter(Scope.Oversight.class::isInstance)
			.flatMap(oversight -> ReadAcross.current())
			.doOnNext(ReadAcross::begin)
			.then(Mono.defer(() -> inOne(reading)))
			.contextWrite(SealedReading::ofSealed);
	}

}
