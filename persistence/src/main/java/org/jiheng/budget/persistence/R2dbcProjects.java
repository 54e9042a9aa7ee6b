package org.jiheng.budget.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectFilter;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.ProjectOrder;
import org.jiheng.budget.Projects;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads projects with the names of their budget units. */
@Repository
class R2dbcProjects implements Projects {

	private final TenantReads reads;

	private final Statements statements;

	private final FilterCheck check;

	R2dbcProjects(TenantReads reads, Statements statements, FilterCheck check) {
		this.reads = reads;
		this.statements = statements;
		this.check = check;
	}

	@Override
	public Mono<Map<ProjectKey, Project>> of(Set<ProjectKey> keys, Detail detail) {
		return reads.inOne(tenant -> {
			List<ProjectKey> own = Rows.own(tenant, keys, ProjectKey::budget);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			var columns = new ProjectColumns(detail);
			Statement statement = columns.select().add(ProjectColumns.FROM);
			Rows.of(tenant, statement, "p");
			Rows.numbered(own, ProjectKey::budget, ProjectKey::number, statement, "p", "number");
			return statements.run(statement, columns::project)
				.map(projects -> projects.stream().collect(toMap(Project::key, identity())));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Project> coded(RegionCode county, FiscalYear year, ProjectCode code, Detail detail) {
		return reads.inOne(tenant -> {
			if (!county.equals(tenant.county())) {
				return Mono.empty();
			}
			var columns = new ProjectColumns(detail);
			Statement statement = columns.select().add(ProjectColumns.FROM);
			Rows.standing(tenant, statement, "p");
			statement.add(" and p.fiscal_year = ? and p.code = ?", (short) year.value(), code.value());
			return statements.run(statement, columns::project).flatMapIterable(identity()).next();
		});
	}

	@Override
	public Mono<Page<Project>> list(ProjectFilter filter, ProjectOrder order, PageRequest page, Detail detail) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			var columns = new ProjectColumns(detail);
			Statement statement = columns.select().add(ProjectColumns.FROM);
			Rows.standing(tenant, statement, "p");
			ProjectConditions.add(filter, statement);
			Keyset<Project> keyset = ProjectKeyset.of(order, filter);
			keyset.seek(statement, page);
			statement.add(keyset.orderBy(page)).add(" limit ?", page.size() + 1);
			return statements.run(statement, columns::project).map(projects -> keyset.page(projects, page));
		}))).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(ProjectFilter filter) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Statement statement = new Statement("select count(*)::integer from jiheng.project p");
			Rows.standing(tenant, statement, "p");
			ProjectConditions.add(filter, statement);
			return statements.run(statement, Columns::integer).map(List::getFirst);
		}))).defaultIfEmpty(0);
	}

	@Override
	public Mono<Map<BudgetKey, Page<Project>>> listOf(Set<BudgetKey> budgets, ProjectFilter filter, ProjectOrder order,
			PageRequest page, Detail detail) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			List<BudgetKey> own = Rows.own(tenant, budgets, identity());
			if (own.isEmpty() || Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Keyset<Project> keyset = ProjectKeyset.of(order, filter);
			var columns = new ProjectColumns(detail, own.size() == 1 ? own.getFirst() : null);
			Statement statement = own.size() == 1 ? ofOne(own, tenant, filter, keyset, page, columns)
					: ofSeveral(own, tenant, filter, keyset, page, columns);
			return statements.run(statement, columns::project).map(projects -> pages(projects, keyset, page));
		}))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Integer>> countOf(Set<BudgetKey> budgets, ProjectFilter filter) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			List<BudgetKey> own = Rows.own(tenant, budgets, identity());
			if (own.isEmpty() || Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Statement statement = new Statement(
					"select " + BudgetRows.columns("p") + ", count(*)::integer from jiheng.project p");
			Rows.of(tenant, statement, "p");
			BudgetRows.among(own, statement, "p");
			ProjectConditions.add(filter, statement);
			statement.add(" group by " + BudgetRows.columns("p"));
			return statements.run(statement, columns -> Map.entry(BudgetRows.key(columns), columns.integer()))
				.map(counts -> counts.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
		}))).defaultIfEmpty(Map.of());
	}

	private static Statement ofOne(List<BudgetKey> budgets, Scope.Tenant tenant, ProjectFilter filter,
			Keyset<Project> keyset, PageRequest page, ProjectColumns columns) {
		Statement statement = columns.select().add(ProjectColumns.FROM);
		Rows.of(tenant, statement, "p");
		BudgetRows.among(budgets, statement, "p");
		ProjectConditions.add(filter, statement);
		keyset.seek(statement, page);
		return statement.add(keyset.orderBy(page)).add(" limit ?", page.size() + 1);
	}

	/** Numbers each budget's projects in order, and takes the first ones of each. */
	private static Statement ofSeveral(List<BudgetKey> budgets, Scope.Tenant tenant, ProjectFilter filter,
			Keyset<Project> keyset, PageRequest page, ProjectColumns columns) {
		Statement statement = columns.select()
			.add(" from (select p.*, row_number() over" + " (partition by p.fiscal_year, p.department_code, p.place"
					+ keyset.orderBy(page) + ") as nth" + " from jiheng.project p");
		Rows.of(tenant, statement, "p");
		BudgetRows.among(budgets, statement, "p");
		ProjectConditions.add(filter, statement);
		keyset.seek(statement, page);
		return statement.add(") p" + ProjectColumns.UNIT)
			.add(" where p.nth <= ?", page.size() + 1)
			.add(" order by p.fiscal_year, p.department_code, p.place, p.nth");
	}

	private static Map<BudgetKey, Page<Project>> pages(List<Project> projects, Keyset<Project> keyset,
			PageRequest page) {
		Map<BudgetKey, Page<Project>> pages = new HashMap<>();
		projects.stream()
			.collect(groupingBy(project -> project.key().budget()))
			.forEach((budget, rows) -> pages.put(budget, keyset.page(rows, page)));
		return pages;
	}

}
