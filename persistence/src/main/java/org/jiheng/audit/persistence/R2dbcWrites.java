package org.jiheng.audit.persistence;

import java.util.function.Function;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The transaction of a write: what was done under the key, the work, its entry, the
 * answer.
 */
@Component
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
		return writer().flatMap(tenant -> writing.execute(status -> {
			if (act.dryRun()) {
				status.setRollbackOnly();
			}
			return keys.claim(act, tenant).switchIfEmpty(Mono.defer(() -> done(act, tenant, work))).flatMap(answer);
		}).single());
	}

	/**
	 * The head of the chain is locked last, so that others of the county wait as briefly
	 * as they can.
	 */
	private Mono<String> done(Act act, Scope.Tenant tenant, Function<Scope.Tenant, Mono<Written>> work) {
		return work.apply(tenant)
			.flatMap(written -> keys.keep(act, tenant, written.reference())
				.then(Mono.defer(() -> chain.append(act, tenant, written)))
				.thenReturn(written.reference()));
	}

	private static Mono<Scope.Tenant> writer() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> !tenant.readOnly())
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份不能修改"))));
	}

}
