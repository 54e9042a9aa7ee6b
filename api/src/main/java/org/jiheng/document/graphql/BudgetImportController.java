package org.jiheng.document.graphql;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.document.Import;
import org.jiheng.document.Imports;
import org.jiheng.review.Place;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The import that the present content of a budget comes from, and what it found. */
@Controller
class BudgetImportController {

	private final Imports imports;

	BudgetImportController(Imports imports) {
		this.imports = imports;
	}

	/**
	 * One statement for all budgets asked for; none for those that were drafted by hand.
	 */
	@BatchMapping
	Mono<Map<Budget, Import>> currentImport(List<Budget> budgets) {
		Set<BudgetKey> keys = budgets.stream()
			.filter(budget -> budget.currentImport() != null)
			.map(Budget::key)
			.collect(toSet());
		Mono<Map<BudgetKey, Import>> current = keys.isEmpty() ? Mono.just(Map.of()) : imports.currentOf(keys);
		return current.map(found -> {
			Map<Budget, Import> byBudget = new HashMap<>();
			budgets.stream()
				.filter(budget -> found.containsKey(budget.key()))
				.forEach(budget -> byBudget.put(budget, found.get(budget.key())));
			return byBudget;
		});
	}

	@SchemaMapping
	String id(Import done) {
		return ImportId.of(done.key()).toString();
	}

	@SchemaMapping
	String text(Place place) {
		return place.text();
	}

}
