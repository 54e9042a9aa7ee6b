package org.jiheng.tenancy;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Reads a tenant's data: everything that one reading asks for comes from one state of the
 * data, in one read-only transaction. Readings inside a reading belong to it. Where the
 * current scope is no tenant's, nothing runs and the answer is empty.
 */
public interface TenantReads {

	<T> Mono<T> inOne(Function<Scope.Tenant, Mono<T>> reading);

}
