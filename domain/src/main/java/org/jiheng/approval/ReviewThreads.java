package org.jiheng.approval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Anchor;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The threads of reviews that the current scope sees; foreign and absent ones are missing
 * alike. What writes is to be used in the transaction of a write, with the budget locked.
 */
public interface ReviewThreads {

	Mono<Map<ThreadKey, ReviewThread>> of(Set<ThreadKey> keys);

	/**
	 * One statement for all budgets, the oldest first.
	 * @param resolved only those that are, or only those that are not; null for all
	 */
	Mono<Map<BudgetKey, Page<ReviewThread>>> listOf(Set<BudgetKey> budgets, @Nullable Boolean resolved,
			PageRequest page);

	/** How many there are; budgets without any are missing. */
	Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, @Nullable Boolean resolved);

	/** How many keep each budget from its approval; budgets without any are missing. */
	Mono<Map<BudgetKey, Integer>> openOf(Set<BudgetKey> budgets);

	/** Those that keep a budget from its approval, the oldest first. */
	Mono<List<ReviewThread>> open(BudgetKey budget);

	/** Begins a thread in the acting subject's name, yet without a comment. */
	Mono<ThreadKey> begin(Standing standing, Anchor anchor);

	/** Adds a comment in the acting subject's name. */
	Mono<Void> say(ThreadKey key, String text);

	/** Settles a thread in the acting subject's name, or lays it open again. */
	Mono<Void> settle(ThreadKey key, boolean resolved);

}
