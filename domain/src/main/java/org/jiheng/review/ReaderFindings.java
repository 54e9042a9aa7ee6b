package org.jiheng.review;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Mono;

/**
 * What the reading of a document said, as long as the budget's content still comes from
 * it.
 */
public interface ReaderFindings {

	/** None for a budget that was drafted or edited by hand. */
	Mono<List<Finding>> of(BudgetKey key);

}
