package org.jiheng.tenancy;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Reads what is public, in one read-only transaction. Where the current scope is not the
 * public's, nothing runs and the answer is empty.
 */
public interface PublicReads {

	<T> Mono<T> inOne(Supplier<Mono<T>> reading);

}
