package org.jiheng.audit;

import java.util.function.Function;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Writes a tenant's data: in one transaction, at most once for a key, with an entry in
 * the county's audit chain. When any of it fails, nothing happened.
 */
public interface Writes {

	/**
	 * Does an act and answers.
	 * @param work writes; not run when the key says that it was done already
	 * @param answer reads what to answer from the reference, in the same transaction;
	 * never empty
	 * @return the answer. Problems: Forbidden for who only reads, Conflict
	 * IDEMPOTENCY_KEY_REUSED
	 */
	<T> Mono<T> inOne(Act act, Function<Scope.Tenant, Mono<Written>> work, Function<String, Mono<T>> answer);

}
