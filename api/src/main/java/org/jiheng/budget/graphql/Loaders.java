package org.jiheng.budget.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.DataLoader;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectOrder;
import org.jiheng.budget.Projects;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.TenantReads;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What nested fields are loaded by, many at a time, where no root field has loaded it
 * already.
 */
@Component
class Loaders {

	private final TenantReads reads;

	private final Projects projects;

	private final Indicators indicators;

	Loaders(BatchLoaderRegistry registry, TenantReads reads, Budgets budgets, Projects projects,
			Indicators indicators) {
		this.reads = reads;
		this.projects = projects;
		this.indicators = indicators;
		registry.<BudgetKey, Budget>forName("budgets")
			.registerMappedBatchLoader((keys, environment) -> budgets.of(keys, detail(environment)));
		registry.<ProjectKey, Project>forName("projects")
			.registerMappedBatchLoader((keys, environment) -> projects.of(keys, detail(environment)));
		registry.<PageOfBudget, Page<Project>>forName("projectPages").registerMappedBatchLoader(this::pages);
		registry.<CountOfBudget, Integer>forName("projectCounts")
			.registerMappedBatchLoader((keys, environment) -> counts(keys));
		registry.<Object, List<Indicator>>forName("indicators").registerMappedBatchLoader(this::indicators);
	}

	static DataLoader<BudgetKey, Budget> budgets(DataFetchingEnvironment environment) {
		return loader("budgets", environment);
	}

	static DataLoader<ProjectKey, Project> projects(DataFetchingEnvironment environment) {
		return loader("projects", environment);
	}

	static DataLoader<PageOfBudget, Page<Project>> projectPages(DataFetchingEnvironment environment) {
		return loader("projectPages", environment);
	}

	static DataLoader<CountOfBudget, Integer> projectCounts(DataFetchingEnvironment environment) {
		return loader("projectCounts", environment);
	}

	/** By ProjectKey, or by BudgetKey for those of the department as a whole. */
	static DataLoader<Object, List<Indicator>> indicators(DataFetchingEnvironment environment) {
		return loader("indicators", environment);
	}

	/** A page of the projects of a budget. */
	record PageOfBudget(BudgetKey budget, ProjectFilter filter, ProjectOrder order, PageRequest page) {

		private Object arguments() {
			return List.of(filter, order, page);
		}
	}

	/** The number of projects of a budget. */
	record CountOfBudget(BudgetKey budget, ProjectFilter filter) {
	}

	/** One statement for all budgets whose pages are asked for in the same way. */
	Mono<Map<PageOfBudget, Page<Project>>> pages(Set<PageOfBudget> wanted, Detail detail) {
		var alike = wanted.stream().collect(groupingBy(PageOfBudget::arguments)).values();
		return reads
			.inOne(tenant -> Flux.fromIterable(alike)
				.concatMap(pages -> pagesAlike(pages, detail))
				.collect(HashMap<PageOfBudget, Page<Project>>::new, Map::putAll))
			.defaultIfEmpty(new HashMap<>())
			.map(found -> complete(wanted, found, Page.empty()));
	}

	/** One statement for the indicators of projects and of budgets as a whole. */
	Mono<Map<Object, List<Indicator>>> indicators(Set<Object> wanted, Detail detail) {
		return indicators.under(only(ProjectKey.class, wanted), only(BudgetKey.class, wanted), detail)
			.map(found -> complete(wanted, new HashMap<>(found.stream().collect(groupingBy(Loaders::owner))),
					List.of()));
	}

	private Mono<Map<PageOfBudget, Page<Project>>> pagesAlike(List<PageOfBudget> alike, Detail detail) {
		PageOfBudget one = alike.getFirst();
		Set<BudgetKey> budgets = alike.stream().map(PageOfBudget::budget).collect(toSet());
		return projects.listOf(budgets, one.filter(), one.order(), one.page(), detail).map(found -> {
			Map<PageOfBudget, Page<Project>> pages = new HashMap<>();
			found.forEach(
					(budget, page) -> pages.put(new PageOfBudget(budget, one.filter(), one.order(), one.page()), page));
			return pages;
		});
	}

	private Mono<Map<PageOfBudget, Page<Project>>> pages(Set<PageOfBudget> wanted, BatchLoaderEnvironment environment) {
		return pages(wanted, detail(environment));
	}

	private Mono<Map<Object, List<Indicator>>> indicators(Set<Object> wanted, BatchLoaderEnvironment environment) {
		return indicators(wanted, detail(environment));
	}

	private Mono<Map<CountOfBudget, Integer>> counts(Set<CountOfBudget> wanted) {
		var alike = wanted.stream().collect(groupingBy(CountOfBudget::filter, mapping(CountOfBudget::budget, toSet())));
		return reads.inOne(tenant -> Flux.fromIterable(alike.entrySet())
			.concatMap(each -> projects.countOf(each.getValue(), each.getKey()).map(found -> {
				Map<CountOfBudget, Integer> counts = new HashMap<>();
				found.forEach((budget, count) -> counts.put(new CountOfBudget(budget, each.getKey()), count));
				return counts;
			}))
			.collect(HashMap<CountOfBudget, Integer>::new, Map::putAll))
			.defaultIfEmpty(new HashMap<>())
			.map(found -> complete(wanted, found, 0));
	}

	private static Object owner(Indicator indicator) {
		return indicator.project() == null ? indicator.key().budget() : indicator.project();
	}

	private static <K, V> Map<K, V> complete(Set<K> wanted, Map<K, V> found, V otherwise) {
		wanted.forEach(key -> found.putIfAbsent(key, otherwise));
		return found;
	}

	private static <T> Set<T> only(Class<T> type, Set<Object> keys) {
		return keys.stream().filter(type::isInstance).map(type::cast).collect(toSet());
	}

	private static Detail detail(BatchLoaderEnvironment environment) {
		return Objects.requireNonNull(environment.<GraphQLContext>getContext())
			.getOrDefault(Detail.class, Detail.VALUES_AND_PROVENANCE);
	}

	private static <K, V> DataLoader<K, V> loader(String name, DataFetchingEnvironment environment) {
		Details.of(environment);
		return Objects.requireNonNull(environment.getDataLoader(name));
	}

}
