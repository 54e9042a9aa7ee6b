package org.jiheng.review.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoader;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.FindingFilter;
import org.jiheng.review.Findings;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pages of findings of many budgets at a time, one statement for those asked alike. */
@Component
class FindingLoaders {

	private final Findings findings;

	FindingLoaders(BatchLoaderRegistry registry, Findings findings) {
		this.findings = findings;
		registry.<PageOfFindings, Page<BudgetFinding>>forName("findingPages")
			.registerMappedBatchLoader((wanted, environment) -> pages(wanted));
		registry.<CountOfFindings, Integer>forName("findingTotals")
			.registerMappedBatchLoader((wanted, environment) -> totals(wanted));
	}

	record PageOfFindings(BudgetKey budget, FindingFilter filter, PageRequest page) {

		private Object alike() {
			return List.of(filter, page);
		}
	}

	record CountOfFindings(BudgetKey budget, FindingFilter filter) {
	}

	static DataLoader<PageOfFindings, Page<BudgetFinding>> pages(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getDataLoader("findingPages"));
	}

	static DataLoader<CountOfFindings, Integer> totals(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getDataLoader("findingTotals"));
	}

	private Mono<Map<PageOfFindings, Page<BudgetFinding>>> pages(Set<PageOfFindings> wanted) {
		return Flux.fromIterable(wanted.stream().collect(groupingBy(PageOfFindings::alike)).values())
			.concatMap(alike -> findings
				.listOf(alike.stream().map(PageOfFindings::budget).collect(toSet()), alike.getFirst().filter(),
						alike.getFirst().page())
				.map(found -> {
					Map<PageOfFindings, Page<BudgetFinding>> pages = new HashMap<>();
					alike.forEach(each -> pages.put(each, found.getOrDefault(each.budget(), Page.empty())));
					return pages;
				}))
			.collect(HashMap::new, Map::putAll);
	}

	private Mono<Map<CountOfFindings, Integer>> totals(Set<CountOfFindings> wanted) {
		return Flux.fromIterable(wanted.stream().collect(groupingBy(CountOfFindings::filter)).entrySet())
			.concatMap(alike -> findings
				.countOf(alike.getValue().stream().map(CountOfFindings::budget).collect(toSet()), alike.getKey())
				.map(found -> {
					Map<CountOfFindings, Integer> totals = new HashMap<>();
					alike.getValue().forEach(each -> totals.put(each, found.getOrDefault(each.budget(), 0)));
					return totals;
				}))
			.collect(HashMap::new, Map::putAll);
	}

}
