package org.jiheng.audit;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes down what an overseeing region reads of its counties: one entry for each
 * operation, before it is answered. Without the entry there is no answer.
 */
public final class AuditedReads {

	private static final String OPERATION = "readAcrossCounties";

	private final ReadTrail trail;

	public AuditedReads(ReadTrail trail) {
		this.trail = trail;
	}

	/**
	 * Does an operation, which is not changed for anybody but overseeing regions.
	 * Problem: Unavailable, when it cannot be written down.
	 * @param name what the client calls the operation; null for nothing
	 * @param document a digest of what was asked
	 */
	public <T> Mono<T> entered(@Nullable String name, String document, Mono<T> operation) {
		return Mono
			.deferContextual(context -> CurrentScope.in(context).filter(Scope.Oversight.class::isInstance).isPresent()
					? entered(name, document, operation, new ReadAcross()) : operation);
	}

	/**
	 * Reads more of the counties that an entry names already, after it stands: what an
	 * answer holds that is too long to be read at once.
	 */
	public <T> Flux<T> goingOn(Flux<T> reading) {
		return Flux.defer(() -> reading.contextWrite(new ReadAcross()::in));
	}

	private <T> Mono<T> entered(@Nullable String name, String document, Mono<T> operation, ReadAcross reads) {
		return operation.contextWrite(reads::in)
			.materialize()
			.flatMap(answer -> enter(name, document, reads).thenReturn(answer))
			.dematerialize();
	}

	private Mono<Void> enter(@Nullable String name, String document, ReadAcross reads) {
		if (!reads.end()) {
			return Mono.empty();
		}
		return trail
			.enter(new Act(OPERATION, document, null, false), new Written(document, null, null, changes(name, reads)))
			.onErrorMap(failure -> new ProblemException(new Problem.Unavailable("读取暂时无法记入审计，请稍后重试"), failure));
	}

	private static List<Change> changes(@Nullable String name, ReadAcross reads) {
		List<Change> changes = new ArrayList<>();
		if (name != null) {
			changes.add(Change.ofValue("operation name", null, null, name));
		}
		for (RegionCode county : reads.counties()) {
			changes.add(Change.ofValue("county read", null, null, county));
		}
		for (RegionCode county : reads.refused()) {
			changes.add(Change.ofValue("county not granted", null, null, county));
		}
		return changes;
	}

}
