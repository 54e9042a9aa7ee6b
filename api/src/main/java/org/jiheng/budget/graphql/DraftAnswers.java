package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Projects;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What mutations answer with, read in the write's own transaction: a dry run shows what
 * would be.
 */
@Component
class DraftAnswers {

	private final Writes writes;

	private final Budgets budgets;

	private final Projects projects;

	private final BudgetTree tree;

	DraftAnswers(Writes writes, Budgets budgets, Projects projects, BudgetTree tree) {
		this.writes = writes;
		this.budgets = budgets;
		this.projects = projects;
		this.tree = tree;
	}

	Mono<BudgetPayload> budget(DataFetchingEnvironment environment, Function<Scope.Tenant, Mono<Written>> work,
			BudgetKey key) {
		return writes.inOne(act(environment), work,
				reference -> budgets.of(Set.of(key), Details.of(environment))
					.mapNotNull(found -> found.get(key))
					.flatMap(budget -> tree.underBudgets(List.of(budget), below("budget", environment), environment)
						.thenReturn(new BudgetPayload(budget, List.of()))));
	}

	/** The project that the reference names, which stands in this budget. */
	Mono<ProjectPayload> project(DataFetchingEnvironment environment, Function<Scope.Tenant, Mono<Written>> work,
			BudgetKey budget) {
		return writes.inOne(act(environment), work, reference -> {
			ProjectKey key = ProjectKey.of(budget, reference);
			return projects.of(Set.of(key), Details.of(environment))
				.mapNotNull(found -> found.get(key))
				.flatMap(project -> tree.underProjects(List.of(project), below("project", environment), environment)
					.thenReturn(new ProjectPayload(project, List.of())))
				.defaultIfEmpty(new ProjectPayload(null, List.of()));
		});
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

	private static List<SelectedField> below(String node, DataFetchingEnvironment environment) {
		return BudgetTree.ofObject(environment)
			.stream()
			.filter(field -> field.getName().equals(node))
			.flatMap(field -> field.getSelectionSet().getImmediateFields().stream())
			.toList();
	}

}
