package org.jiheng.audit;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Mono;

/**
 * Writes data: in one transaction, at most once for a key, with an entry in an audit
 * chain. When any of it fails, nothing happened.
 */
public interface Writes {

	/**
	 * Does an act on a tenant's data and answers; its entry stands in the county's chain.
	 * @param work writes; not run when the key says that it was done already
	 * @param answer reads what to answer from the reference, in the same transaction;
	 * never empty
	 * @return the answer. Problems: Forbidden for who only reads, Conflict
	 * IDEMPOTENCY_KEY_REUSED
	 */
	<T> Mono<T> inOne(Act act, Function<Scope.Tenant, Mono<Written>> work, Function<String, Mono<T>> answer);

	/**
	 * The same for an act that concerns a region, whose entry stands in that region's
	 * chain: a tenant's own county; any region for the administrator of the instance; the
	 * region of an invitation for who claims it.
	 * @param work empty when there was nothing to do: then there is no entry, and the
	 * answer is empty
	 */
	<T> Mono<T> concerning(RegionCode region, Act act, Supplier<Mono<Written>> work, Function<String, Mono<T>> answer);

	/**
	 * Adds the entry of a tenant's write that has a transaction of its own, in which it
	 * is to be called last.
	 */
	Mono<Void> enter(Act act, Written written);

}
