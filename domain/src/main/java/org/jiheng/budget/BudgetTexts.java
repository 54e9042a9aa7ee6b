package org.jiheng.budget;

import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The whole contents of budgets, those of many in as many statements as of one, without
 * where their values come from. Foreign and absent ones are missing alike.
 */
public interface BudgetTexts {

	Mono<Map<BudgetKey, BudgetText>> of(Set<BudgetKey> budgets);

	/** Only of those that are approved. */
	Mono<Map<BudgetKey, BudgetText>> approved(Set<BudgetKey> budgets);

}
