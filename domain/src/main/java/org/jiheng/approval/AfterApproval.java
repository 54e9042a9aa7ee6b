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

	/**
	 * Does it.
	 * @param budget what stands now
	 * @param adjustment which adjustment that is; 0 for the first approval
	 */
	Mono<Void> approved(BudgetKey budget, int adjustment);

	/** All of them, one after the other in the transaction. */
	static Mono<Void> all(List<AfterApproval> seals, BudgetKey budget, int adjustment) {
		return Flux.fromIterable(seals).concatMap(seal -> seal.approved(budget, adjustment)).then();
	}

}
