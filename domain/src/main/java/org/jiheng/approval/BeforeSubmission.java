package org.jiheng.approval;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a budget must pass before it is submitted: fails with the problem that keeps it
 * back.
 */
public interface BeforeSubmission {

	Mono<Void> require(BudgetKey budget);

	/** All of them, one after the other in the transaction. */
	static Mono<Void> all(List<BeforeSubmission> gates, BudgetKey budget) {
		return Flux.fromIterable(gates).concatMap(gate -> gate.require(budget)).then();
	}

}
