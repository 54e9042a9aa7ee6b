package org.jiheng.audit.persistence;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The transaction of a write: what was done under the key, the work, its entry, the
 * answer.
 */
@Repository
class R2dbcWrites implements Writes {

	private final TransactionalOperator writing;

	private final IdempotencyKeys keys;

	private final AuditChain chain;

	R2dbcWrites(ReactiveTransactionManager transactions, IdempotencyKeys keys, AuditChain chain) {
		this.writing = TransactionalOperator.create(transactions);
		this.keys = keys;
		this.chain = chain;
	}

	@Override
	public <T> Mono<T> inOne(Act act, Function<Scope.Tenant, Mono<Written>> work, Function<String, Mono<T>> answer) {
		return writer().flatMap(tenant -> written(Author.of(tenant), act, () -> work.apply(tenant), answer).single());
	}

	@Override
	public <T> Mono<T> concerning(RegionCode region, Act act, Supplier<Mono<Written>> work,
			Function<String, Mono<T>> answer) {
		return CurrentScope.get().flatMap(scope -> written(Author.of(scope, region), act, work, answer));
	}

	@Override
	public Mono<Void> enter(Act act, Written written) {
		return writer().flatMap(tenant -> chain.append(act, Author.of(tenant), written));
	}

	private <T> Mono<T> written(Author author, Act act, Supplier<Mono<Written>> work,
			Function<String, Mono<T>> answer) {
		return writing.execute(status -> {
			if (act.dryRun()) {
				status.setRollbackOnly();
			}
			return chain.open(author)
				.then(Mono.defer(() -> keys.claim(act, author)))
				.switchIfEmpty(Mono.defer(() -> done(act, author, work)))
				.flatMap(answer);
		}).singleOrEmpty();
	}

	/**
	 * The head of the chain is locked last, so that others of the county wait as briefly
	 * as they can.
	 */
	private Mono<String> done(Act act, Author author, Supplier<Mono<Written>> work) {
		return work.get()
			.flatMap(written -> keys.keep(act, author, written.reference())
				.then(written.nothing() ? Mono.empty() : Mono.defer(() -> chain.append(act, author, written)))
				.thenReturn(written.reference()));
	}

	private static Mono<Scope.Tenant> writer() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> !tenant.readOnly())
			.switchIfEmpty(Mono.error(Author::forbidden));
	}

}
