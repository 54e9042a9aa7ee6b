package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

	/**
	 * Stores what was read of several budgets, each once, in one transaction: all of it,
	 * or nothing once one is refused. The outcomes stand in the order given and end with
	 * the first that is refused; a conflict is told as its refusal.
	 */
	Mono<List<Outcome>> storeAll(List<Parsed> documents, boolean dryRun);

	/** A document read, and the encoding that it was in. */
	record Parsed(Reading.Understood reading, String charset) {
	}

	/** Foreign and absent ones are missing alike. */
	Mono<Map<ImportKey, Import>> of(Set<ImportKey> keys);

	/** The imports that the present content of these budgets comes from. */
	Mono<Map<BudgetKey, Import>> currentOf(Set<BudgetKey> budgets);

}
