package org.jiheng.tenancy.persistence;

import java.util.function.Function;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.SealedReading;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at the scope before it opens a transaction, which sees one state of the data. */
@Component
class R2dbcRegionalReads implements RegionalReads {

	private final Readings readings;

	R2dbcRegionalReads(Readings readings) {
		this.readings = readings;
	}

	@Override
	public <T> Mono<T> inOne(Function<Scope.Regional, Mono<T>> reading) {
		return Mono.deferContextual(context -> CurrentScope.need(context) instanceof Scope.Regional region
				? readings.inOne(() -> reading.apply(region)) : Mono.empty());
	}

	@Override
	public <T> Mono<T> ofSealed(Function<Scope.Regional, Mono<T>> reading) {
		return CurrentScope.get()
			.filter(Scope.Oversight.class::isInstance)
			.flatMap(oversight -> ReadAcross.current())
			.doOnNext(ReadAcross::begin)
			.then(Mono.defer(() -> inOne(reading)))
			.contextWrite(SealedReading::ofSealed);
	}

}
