package org.jiheng.approval;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is done with a budget that is approved, in the same transaction: if it fails,
 * nothing is approved.
 */
public interface AfterApproval {

	Mono<Void> approved(BudgetKey budget);

	/** All of them, one after the other in the transaction. */
	static Mono<Void> all(List<AfterApproval> seals, BudgetKey budget) {
		return Flux.fromIterable(seals).concatMap(seal -> seal.approved(budget)).then();
	}

}
