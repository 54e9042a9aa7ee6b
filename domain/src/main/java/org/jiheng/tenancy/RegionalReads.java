package org.jiheng.tenancy;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Reads what a region may see beside drafts, from one state of the data, in one read-only
 * transaction. Where the current scope is no region's, nothing runs and the answer is
 * empty.
 */
public interface RegionalReads {

	/** What is the region's own, such as its audit chain. */
	<T> Mono<T> inOne(Function<Scope.Regional, Mono<T>> reading);

	/**
	 * What was sealed: of an overseeing region, what other regions granted it. Such a
	 * reading fails unless it is to be written down.
	 */
	<T> Mono<T> ofSealed(Function<Scope.Regional, Mono<T>> reading);

}
