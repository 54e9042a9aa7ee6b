package org.jiheng.budget;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The indicators that the current scope sees. Foreign and absent ones are missing alike.
 */
public interface Indicators {

	Mono<Map<IndicatorKey, Indicator>> of(Set<IndicatorKey> keys, Detail detail);

	/**
	 * All indicators of these projects, and those of these budgets as a whole, each in
	 * the form's order.
	 */
	Mono<List<Indicator>> under(Set<ProjectKey> projects, Set<BudgetKey> wholes, Detail detail);

	/** By year, department and number. */
	Mono<Page<Indicator>> list(IndicatorFilter filter, PageRequest page, Detail detail);

	Mono<Integer> count(IndicatorFilter filter);

}
