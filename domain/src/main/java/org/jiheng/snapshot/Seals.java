package org.jiheng.snapshot;

import org.jiheng.budget.BudgetKey;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** Where seals are kept. To be used in the transaction of a write. */
public interface Seals {

	/**
	 * The names of county and department, when the budget's standing content is approved
	 * and is the one that this adjustment made; else empty.
	 */
	Mono<Names> approved(BudgetKey key, int adjustment);

	/** Which adjustment made the budget's standing content; empty where there is none. */
	Mono<Integer> adjustmentOf(BudgetKey key);

	/** The end of the county's chain, locked until the write ends. */
	Mono<ChainEnd> lock(RegionCode county);

	/** The end of the chain of a department's year. */
	Mono<ChainEnd> endOf(BudgetKey key);

	/**
	 * Keeps a snapshot with its rows and facts, and moves the county's end. Problem:
	 * Conflict SNAPSHOT_SEALED when the same occasion was sealed before.
	 */
	Mono<Void> keep(Seal seal, SealedContent content, String canonical, Facts facts);

	/** How county and department are called at the time. */
	record Names(String county, String department) {
	}

}
