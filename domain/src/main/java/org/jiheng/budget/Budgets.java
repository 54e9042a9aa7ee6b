package org.jiheng.budget;

import java.util.Map;
import java.util.Set;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/** The budgets that the current scope sees. Foreign and absent ones are missing alike. */
public interface Budgets {

	Mono<Map<BudgetKey, Budget>> of(Set<BudgetKey> keys, Detail detail);

	Mono<Page<Budget>> list(BudgetFilter filter, BudgetOrder order, PageRequest page, Detail detail);

	Mono<Integer> count(BudgetFilter filter);

}
