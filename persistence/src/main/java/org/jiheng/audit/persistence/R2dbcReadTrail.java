package org.jiheng.audit.persistence;

import org.jiheng.audit.Act;
import org.jiheng.audit.ReadTrail;
import org.jiheng.audit.Written;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * A short transaction for each entry, after the reading: others of the region wait for
 * nothing longer.
 */
@Repository
class R2dbcReadTrail implements ReadTrail {

	private final TransactionalOperator writing;

	private final AuditChain chain;

	R2dbcReadTrail(ReactiveTransactionManager transactions, AuditChain chain) {
		this.writing = TransactionalOperator.create(transactions);
		this.chain = chain;
	}

	@Override
	public Mono<Void> enter(Act act, Written written) {
		return CurrentScope.get()
			.cast(Scope.Oversight.class)
			.flatMap(oversight -> writing.transactional(chain.append(act, Author.of(oversight), written)));
	}

}
