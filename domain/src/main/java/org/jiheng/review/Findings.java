package org.jiheng.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the checks found in the budgets that everyone reads, and keep. */
public interface Findings {

	/**
	 * The budget, locked until the write ends; foreign and absent ones are missing alike.
	 */
	Mono<CheckedBudget> lock(BudgetKey key);

	/** All that are kept of a budget. */
	Mono<List<BudgetFinding>> kept(BudgetKey key);

	/** Keeps what a run found, and that the budget's present version was checked. */
	Mono<Void> keep(BudgetKey key, CheckedBudget budget, List<BudgetFinding> added, List<BudgetFinding> changed);

	/** Keeps that the acting subject waives a finding, or that it is waived no more. */
	Mono<Void> waive(FindingKey key, @Nullable String reason);

	/** Foreign and absent ones are missing alike. */
	Mono<Map<FindingKey, BudgetFinding>> of(Set<FindingKey> keys);

	/** One statement for all budgets, in the order in which they were first found. */
	Mono<Map<BudgetKey, Page<BudgetFinding>>> listOf(Set<BudgetKey> budgets, FindingFilter filter, PageRequest page);

	/** How many there are that the filter matches. */
	Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, FindingFilter filter);

	/** How they stand; budgets that are foreign or absent are missing. */
	Mono<Map<BudgetKey, FindingCounts>> countsOf(Set<BudgetKey> budgets);

}
