package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jspecify.annotations.Nullable;
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

	/**
	 * Takes a document into its budget and enters that in the audit; to be used in the
	 * transaction of a write, which must be given up where the outcome is Refused. Never
	 * Checked. Problems as for storing; Conflict BUDGET_CHANGED when the budget is not
	 * what was seen.
	 */
	Mono<Outcome> take(Intake document);

	/** What that would give; nothing is kept. A problem is told as a refusal. */
	Mono<Outcome> wouldTake(Intake document);

	/**
	 * A document on its way into its budget.
	 *
	 * @param seen the budget's version of which somebody saw what would change: then
	 * edits by hand are no reason to refuse; null where nobody says so
	 */
	record Intake(Parsed document, Taking taking, @Nullable Integer seen) {

		/** An import: the document in the draft's stead. */
		public static Intake whole(Parsed document) {
			return new Intake(document, Taking.WHOLE, null);
		}
	}

	/** A document read, and the encoding that it was in. */
	record Parsed(Reading.Understood reading, String charset) {
	}

	/** Foreign and absent ones are missing alike. */
	Mono<Map<ImportKey, Import>> of(Set<ImportKey> keys);

	/** The imports that the present content of these budgets comes from. */
	Mono<Map<BudgetKey, Import>> currentOf(Set<BudgetKey> budgets);

}
