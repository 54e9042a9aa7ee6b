package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetFilter;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetOrder;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.graphql.Loaders.CountOfBudget;
import org.jiheng.department.Department;
import org.jiheng.shared.Direction;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.TenantReads;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Budgets, and what hangs on them. */
@Controller
class BudgetController {

	private final TenantReads reads;

	private final Budgets budgets;

	private final BudgetTree tree;

	BudgetController(TenantReads reads, Budgets budgets, BudgetTree tree) {
		this.reads = reads;
		this.budgets = budgets;
		this.tree = tree;
	}

	@QueryMapping
	Mono<Budget> budget(@Argument RegionCode county, @Argument DepartmentCode department, @Argument FiscalYear year,
			DataFetchingEnvironment environment) {
		var key = new BudgetKey(county, year, department);
		return reads.inOne(tenant -> tree.budget(key, environment));
	}

	@QueryMapping
	Mono<Connection<Budget>> budgets(DataFetchingEnvironment environment) {
		Input filter = Input.of("filter", environment.getArguments());
		var wanted = new BudgetFilter(filter.within(), filter.names("statuses", BudgetStatus.class));
		Input order = Input.of("orderBy", environment.getArguments());
		var by = new BudgetOrder(order.name("field", BudgetOrder.Field.class, BudgetOrder.DEFAULT.field()),
				order.name("direction", Direction.class, BudgetOrder.DEFAULT.direction()));
		Paging paging = Pages.of(environment.getArguments()).over("Budget", wanted, by);
		return reads
			.inOne(tenant -> budgets.list(wanted, by, paging.request(), Details.of(environment))
				.flatMap(page -> tree.underBudgets(page.items().stream().map(Page.Item::node).toList(),
						BudgetTree.ofNodes(environment.getSelectionSet()), environment)
					.thenReturn(page)))
			.defaultIfEmpty(Page.empty())
			.map(page -> paging.connection(page, () -> budgets.count(wanted)));
	}

	@SchemaMapping(typeName = "Department")
	CompletableFuture<Budget> budget(Department department, @Argument FiscalYear year,
			DataFetchingEnvironment environment) {
		return Loaders.budgets(environment).load(new BudgetKey(department.county(), year, department.code()));
	}

	@SchemaMapping
	@Nullable CompletableFuture<Budget> lastYear(Budget budget, DataFetchingEnvironment environment) {
		BudgetKey key = budget.key();
		return key.year()
			.previous()
			.map(year -> Loaders.budgets(environment).load(new BudgetKey(key.county(), year, key.department())))
			.orElse(null);
	}

	@SchemaMapping
	CompletableFuture<List<Indicator>> indicators(Budget budget, DataFetchingEnvironment environment) {
		return Loaders.indicators(environment).load(budget.key());
	}

	@SchemaMapping
	CompletableFuture<Connection<Project>> projects(Budget budget, DataFetchingEnvironment environment) {
		ProjectList list = ProjectList.of(budget.key(), environment.getArguments());
		Supplier<Mono<Integer>> total = list.filter().equals(ProjectFilter.ALL) ? () -> Mono.just(budget.projectCount())
				: () -> Mono.fromFuture(
						Loaders.projectCounts(environment).load(new CountOfBudget(budget.key(), list.filter())));
		return Loaders.projectPages(environment)
			.load(BudgetTree.page(budget.key(), list))
			.thenApply(page -> list.paging().connection(page, total));
	}

}
