package org.jiheng.publication;

import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * What counties publish, for those whose own it is; foreign and absent ones are missing
 * alike. What locks or writes is to be used in the transaction of a write.
 */
public interface Publications {

	/** Which counties show their editions; those not seen are missing. */
	Mono<Map<RegionCode, Boolean>> shown(Set<RegionCode> counties);

	/**
	 * Whether a county shows its editions, which does not change until the write ends.
	 */
	Mono<Boolean> lock(RegionCode county);

	/** Shows all editions of a county, or none. */
	Mono<Void> show(RegionCode county, boolean shown);

	/** What a budget has to publish; the budget is locked until the write ends. */
	Mono<Newest> lock(BudgetKey budget);

	/** Publishes a snapshot in place of what is published of its budget. */
	Mono<Void> publish(SnapshotKey snapshot);

	/** Ends what is published of a budget. */
	Mono<Void> end(BudgetKey budget);

	/** What is published; budgets without are missing. */
	Mono<Map<BudgetKey, Publication>> of(Set<BudgetKey> budgets);

	/**
	 * Those of a county that shows its editions whose newest snapshot is not published.
	 */
	Mono<Set<BudgetKey>> publishable(Set<BudgetKey> budgets);

}
