package org.jiheng.tenancy.persistence;

import java.util.function.Function;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Of those of regions the ones of tenants. */
@Component
class R2dbcTenantReads implements TenantReads {

	private final RegionalReads reads;

	R2dbcTenantReads(RegionalReads reads) {
		this.reads = reads;
	}

	@Override
	public <T> Mono<T> inOne(Function<Scope.Tenant, Mono<T>> reading) {
		return Mono.deferContextual(context -> CurrentScope.need(context) instanceof Scope.Tenant tenant
				? reads.inOne(region -> reading.apply(tenant)) : Mono.empty());
	}

}
