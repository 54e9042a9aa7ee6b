package org.jiheng.audit.persistence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.audit.Act;
import org.jiheng.audit.ReadTrail;
import org.jiheng.audit.Written;
import org.jiheng.shared.RequestId;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.WithoutGrants;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Short transactions after the reading, one for all reads of a region that come while the
 * one before is under way: others of the region wait for nothing longer.
 */
@Repository
class R2dbcReadTrail implements ReadTrail {

	private final TransactionalOperator writing;

	private final AuditChain chain;

	private final Map<RegionCode, ReadLine> lines = new ConcurrentHashMap<>();

	R2dbcReadTrail(ReactiveTransactionManager transactions, AuditChain chain) {
		this.writing = TransactionalOperator.create(transactions, new WithoutGrants());
		this.chain = chain;
	}

	@Override
	public Mono<Void> enter(Act act, Written written) {
		return Mono.deferContextual(context -> CurrentScope.get()
			.cast(Scope.Oversight.class)
			.map(reader -> Read.of(reader, RequestId.in(context), act, written))
			.flatMap(read -> line(read.reader().chain()).enter(read)));
	}

	private ReadLine line(RegionCode region) {
		return lines.computeIfAbsent(region, any -> new ReadLine(reads -> writing.transactional(chain.append(reads))));
	}

}
