package org.jiheng.approval;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a budget must pass before it is approved: fails with the problem that keeps it
 * back.
 */
public interface BeforeApproval {

	Mono<Void> require(BudgetKey budget);

	/** All of them, one after the other in the transaction. */
	static Mono<Void> all(List<BeforeApproval> gates, BudgetKey budget) {
		return Flux.fromIterable(gates).concatMap(gate -> gate.require(budget)).then();
	}

}
