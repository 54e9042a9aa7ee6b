package org.jiheng.budget.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Projects;
import org.jiheng.budget.graphql.Loaders.PageOfBudget;
import org.jiheng.shared.Page;
import org.jiheng.shared.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Loads what a selection needs below the objects that a root field found, one statement
 * for each level, and lays it ready for the nested fields. To be called in the root
 * field's own transaction.
 */
@Component
class BudgetTree {

	private final Loaders loaders;

	private final Budgets budgets;

	private final Projects projects;

	BudgetTree(Loaders loaders, Budgets budgets, Projects projects) {
		this.loaders = loaders;
		this.budgets = budgets;
		this.projects = projects;
	}

	/** The fields selected on the object that a field answers with. */
	static List<SelectedField> ofObject(DataFetchingEnvironment environment) {
		return environment.getSelectionSet().getImmediateFields();
	}

	/** The fields selected on the nodes of a connection, by either way to them. */
	static List<SelectedField> ofNodes(DataFetchingFieldSelectionSet connection) {
		return connection.getImmediateFields().stream().flatMap(BudgetTree::nodes).toList();
	}

	/** Also lays the budgets themselves ready. */
	Mono<Void> underBudgets(List<Budget> found, List<SelectedField> fields, DataFetchingEnvironment environment) {
		prime(found, environment);
		return underKeys(found.stream().map(Budget::key).toList(), fields, environment);
	}

	/**
	 * The budget of a key that is known beforehand: its own statement and those of what
	 * is below it do not wait for each other.
	 */
	Mono<Budget> budget(BudgetKey key, DataFetchingEnvironment environment) {
		Mono<Map<BudgetKey, Budget>> itself = budgets.of(Set.of(key), Details.of(environment))
			.doOnNext(found -> prime(found.values(), environment));
		return Mono.zip(itself, underKeys(List.of(key), ofObject(environment), environment).thenReturn(key))
			.mapNotNull(both -> both.getT1().get(key));
	}

	private static void prime(Collection<Budget> found, DataFetchingEnvironment environment) {
		found.forEach(budget -> Loaders.budgets(environment).prime(budget.key(), budget));
	}

	private Mono<Void> underKeys(List<BudgetKey> keys, List<SelectedField> fields,
			DataFetchingEnvironment environment) {
		Map<PageOfBudget, Boolean> wanted = new HashMap<>();
		Set<Object> ofIndicators = new HashSet<>();
		for (SelectedField field : fields) {
			if (field.getName().equals("projects")) {
				boolean withIndicators = selects("indicators", ofNodes(field.getSelectionSet()));
				pages(keys, field).forEach(page -> wanted.merge(page, withIndicators, Boolean::logicalOr));
			}
			else if (field.getName().equals("indicators")) {
				ofIndicators.addAll(keys);
			}
		}
		return pages(wanted.keySet(), environment).flatMap(pages -> {
			pages.forEach((key, page) -> {
				if (wanted.getOrDefault(key, false)) {
					page.items().forEach(item -> ofIndicators.add(item.node().key()));
				}
			});
			return indicators(ofIndicators, environment);
		});
	}

	Mono<Void> underProjects(List<Project> found, List<SelectedField> fields, DataFetchingEnvironment environment) {
		found.forEach(project -> Loaders.projects(environment).prime(project.key(), project));
		Set<Object> ofIndicators = selects("indicators", fields) ? found.stream().map(Project::key).collect(toSet())
				: Set.of();
		Set<BudgetKey> ofBudgets = selects("budget", fields)
				? found.stream().map(project -> project.key().budget()).collect(toSet()) : Set.of();
		return indicators(ofIndicators, environment).then(Mono.defer(() -> budgets(ofBudgets, environment)));
	}

	Mono<Void> underIndicators(List<Indicator> found, List<SelectedField> fields, DataFetchingEnvironment environment) {
		Set<ProjectKey> keys = selects("project", fields)
				? found.stream().map(Indicator::project).flatMap(Stream::ofNullable).collect(toSet()) : Set.of();
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		return projects.of(keys, Details.of(environment)).flatMap(read -> {
			List<SelectedField> deeper = fields.stream()
				.filter(field -> field.getName().equals("project"))
				.flatMap(field -> field.getSelectionSet().getImmediateFields().stream())
				.toList();
			return underProjects(List.copyOf(read.values()), deeper, environment);
		});
	}

	private Mono<Map<PageOfBudget, Page<Project>>> pages(Set<PageOfBudget> wanted,
			DataFetchingEnvironment environment) {
		if (wanted.isEmpty()) {
			return Mono.just(Map.of());
		}
		return loaders.pages(wanted, Details.of(environment)).doOnNext(pages -> pages.forEach((key, page) -> {
			Loaders.projectPages(environment).prime(key, page);
			page.items().forEach(item -> Loaders.projects(environment).prime(item.node().key(), item.node()));
		}));
	}

	private Mono<Void> indicators(Set<Object> owners, DataFetchingEnvironment environment) {
		if (owners.isEmpty()) {
			return Mono.empty();
		}
		return loaders.indicators(owners, Details.of(environment))
			.doOnNext(read -> read.forEach(Loaders.indicators(environment)::prime))
			.then();
	}

	private Mono<Void> budgets(Set<BudgetKey> keys, DataFetchingEnvironment environment) {
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		return budgets.of(keys, Details.of(environment))
			.doOnNext(read -> read.forEach(Loaders.budgets(environment)::prime))
			.then();
	}

	/** Wrong arguments are left to the field itself, which says so at its place. */
	private static Set<PageOfBudget> pages(List<BudgetKey> keys, SelectedField field) {
		try {
			return keys.stream().map(key -> page(key, ProjectList.of(key, field.getArguments()))).collect(toSet());
		}
		catch (ProblemException _) {
			return Set.of();
		}
	}

	static PageOfBudget page(BudgetKey budget, ProjectList list) {
		return new PageOfBudget(budget, list.filter(), list.order(), list.paging().request());
	}

	private static Stream<SelectedField> nodes(SelectedField ofConnection) {
		List<SelectedField> below = ofConnection.getSelectionSet().getImmediateFields();
		return switch (ofConnection.getName()) {
			case "nodes" -> below.stream();
			case "edges" -> below.stream()
				.filter(field -> field.getName().equals("node"))
				.flatMap(field -> field.getSelectionSet().getImmediateFields().stream());
			default -> Stream.empty();
		};
	}

	private static boolean selects(String name, List<SelectedField> fields) {
		return fields.stream().anyMatch(field -> field.getName().equals(name));
	}

}
