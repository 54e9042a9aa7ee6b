package org.jiheng.adjustment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Funds;
import org.jiheng.budget.ProjectKey;
import reactor.core.publisher.Mono;

/**
 * The adjustments that the current scope sees; foreign and absent ones are missing alike.
 * What writes is to be used in the transaction of a write.
 */
public interface Adjustments {

	/**
	 * Copies what stands beside it, to be adjusted by the acting subject; answers with
	 * the adjustment's number.
	 */
	Mono<Integer> open(BudgetKey budget, Grounds grounds);

	/** Keeps other grounds of the open adjustment. */
	Mono<Void> change(BudgetKey budget, Grounds grounds);

	/** Puts the open adjustment aside. */
	Mono<Void> withdraw(BudgetKey budget);

	/**
	 * The adjustments of budgets, the first one first; budgets without any are missing.
	 */
	Mono<Map<BudgetKey, List<Adjustment>>> of(Set<BudgetKey> budgets);

	/**
	 * 年初预算数 of projects: as first approved. Those added in mid-year are missing.
	 */
	Mono<Map<ProjectKey, Funds>> initialFunds(Set<ProjectKey> projects);

	/** 年初预算数 of budgets, summed over the projects that they had then. */
	Mono<Map<BudgetKey, Funds>> initialTotals(Set<BudgetKey> budgets);

}
