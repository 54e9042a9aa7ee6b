package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.Projects;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.TenantReads;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Projects, and what hangs on them. */
@Controller
class ProjectController {

	private final TenantReads reads;

	private final Projects projects;

	private final BudgetTree tree;

	ProjectController(TenantReads reads, Projects projects, BudgetTree tree) {
		this.reads = reads;
		this.projects = projects;
		this.tree = tree;
	}

	@QueryMapping
	Mono<Project> project(@Argument RegionCode county, @Argument ProjectCode code, @Argument FiscalYear year,
			DataFetchingEnvironment environment) {
		return reads.inOne(tenant -> projects.coded(county, year, code, Details.of(environment))
			.flatMap(project -> tree.underProjects(List.of(project), BudgetTree.ofObject(environment), environment)
				.thenReturn(project)));
	}

	@QueryMapping
	Mono<Connection<Project>> projects(DataFetchingEnvironment environment) {
		ProjectList list = ProjectList.of("Query", environment.getArguments());
		return reads
			.inOne(tenant -> projects
				.list(list.filter(), list.order(), list.paging().request(), Details.of(environment))
				.flatMap(page -> tree.underProjects(page.items().stream().map(Page.Item::node).toList(),
						BudgetTree.ofNodes(environment.getSelectionSet()), environment)
					.thenReturn(page)))
			.defaultIfEmpty(Page.empty())
			.map(page -> list.paging().connection(page, () -> projects.count(list.filter())));
	}

	@SchemaMapping
	CompletableFuture<Budget> budget(Project project, DataFetchingEnvironment environment) {
		return Loaders.budgets(environment).load(project.key().budget());
	}

	@SchemaMapping
	CompletableFuture<List<Indicator>> indicators(Project project, DataFetchingEnvironment environment) {
		return Loaders.indicators(environment).load(project.key());
	}

}
