package org.jiheng.document;

import java.util.Collection;
import java.util.Map;
import org.jiheng.budget.BudgetKey;
import reactor.core.publisher.Mono;

/** The imports of the acting scope. */
public interface Imports {

	/**
	 * Stores what was read, all or nothing, as the budget's content: a changed document
	 * replaces the draft, the same one writes nothing. Imports of one budget wait for
	 * each other. A county's finance registers a department that is not there yet.
	 * Problems: Conflict when the budget lies with finance, or was edited by hand since.
	 */
	Mono<Outcome> store(Reading.Understood reading, String charset, boolean dryRun);

	/** Empty when absent or of another scope. */
	Mono<Import> of(ImportKey key);

	/** The imports that the present content of these budgets comes from. */
	Mono<Map<BudgetKey, Import>> currentOf(Collection<BudgetKey> budgets);

}
