package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dataloader.DataLoader;
import org.jiheng.approval.ReviewThread;
import org.jiheng.approval.ReviewThreads;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pages of threads of many budgets at a time, one statement for those asked alike. */
@Component
class ThreadLoaders {

	private final ReviewThreads threads;

	ThreadLoaders(BatchLoaderRegistry registry, ReviewThreads threads) {
		this.threads = threads;
		registry.<PageOfThreads, Page<ReviewThread>>forName("threadPages")
			.registerMappedBatchLoader((wanted, environment) -> pages(wanted));
		registry.<CountOfThreads, Integer>forName("threadTotals")
			.registerMappedBatchLoader((wanted, environment) -> totals(wanted));
	}

	record PageOfThreads(BudgetKey budget, @Nullable Boolean resolved, PageRequest page) {

		private Object alike() {
			return List.of(Optional.ofNullable(resolved), page);
		}
	}

	record CountOfThreads(BudgetKey budget, @Nullable Boolean resolved) {

		private Optional<Boolean> alike() {
			return Optional.ofNullable(resolved);
		}
	}

	static DataLoader<PageOfThreads, Page<ReviewThread>> pages(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getDataLoader("threadPages"));
	}

	static DataLoader<CountOfThreads, Integer> totals(DataFetchingEnvironment environment) {
		return Objects.requireNonNull(environment.getDataLoader("threadTotals"));
	}

	private Mono<Map<PageOfThreads, Page<ReviewThread>>> pages(Set<PageOfThreads> wanted) {
		return Flux.fromIterable(wanted.stream().collect(groupingBy(PageOfThreads::alike)).values())
			.concatMap(alike -> threads
				.listOf(alike.stream().map(PageOfThreads::budget).collect(toSet()), alike.getFirst().resolved(),
						alike.getFirst().page())
				.map(found -> {
					Map<PageOfThreads, Page<ReviewThread>> pages = new HashMap<>();
					alike.forEach(each -> pages.put(each, found.getOrDefault(each.budget(), Page.empty())));
					return pages;
				}))
			.collect(HashMap::new, Map::putAll);
	}

	private Mono<Map<CountOfThreads, Integer>> totals(Set<CountOfThreads> wanted) {
		return Flux.fromIterable(wanted.stream().collect(groupingBy(CountOfThreads::alike)).values())
			.concatMap(alike -> threads
				.countOf(alike.stream().map(CountOfThreads::budget).collect(toSet()), alike.getFirst().resolved())
				.map(found -> {
					Map<CountOfThreads, Integer> totals = new HashMap<>();
					alike.forEach(each -> totals.put(each, found.getOrDefault(each.budget(), 0)));
					return totals;
				}))
			.collect(HashMap::new, Map::putAll);
	}

}
