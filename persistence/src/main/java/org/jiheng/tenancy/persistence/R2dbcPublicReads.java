package org.jiheng.tenancy.persistence;

import java.util.function.Supplier;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.PublicReads;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at the scope before it opens a transaction, which sees one state of the data. */
@Component
class R2dbcPublicReads implements PublicReads {

	private final Readings readings;

	R2dbcPublicReads(Readings readings) {
		this.readings = readings;
	}

	@Override
	public <T> Mono<T> inOne(Supplier<Mono<T>> reading) {
		return Mono.deferContextual(
				context -> CurrentScope.need(context) instanceof Scope.Public ? readings.inOne(reading) : Mono.empty());
	}

}
