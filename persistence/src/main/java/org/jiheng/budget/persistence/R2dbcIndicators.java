package org.jiheng.budget.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFilter;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.TargetKind;
import org.jiheng.shared.Direction;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads indicators, those of many projects and budgets in one statement. */
@Repository
class R2dbcIndicators implements Indicators {

	private static final Keyset<Indicator> BY_NUMBER = new Keyset<>(
			List.of(new Keyset.Key<>("i.fiscal_year", indicator -> indicator.key().budget().year(), Short::valueOf),
					new Keyset.Key<>("i.department_code", indicator -> indicator.key().budget().department(),
							Keyset::text),
					new Keyset.Key<>("i.number", indicator -> indicator.key().number(), Integer::valueOf)),
			Direction.ASC);

	private final TenantReads reads;

	private final Statements statements;

	private final FilterCheck check;

	R2dbcIndicators(TenantReads reads, Statements statements, FilterCheck check) {
		this.reads = reads;
		this.statements = statements;
		this.check = check;
	}

	@Override
	public Mono<Map<IndicatorKey, Indicator>> of(Set<IndicatorKey> keys, Detail detail) {
		return reads.inOne(tenant -> {
			List<IndicatorKey> own = Rows.own(tenant, keys, IndicatorKey::budget);
			if (own.isEmpty()) {
				return Mono.empty();
			}
			var columns = new IndicatorColumns(detail);
			Statement statement = new Statement(columns.select());
			Rows.of(tenant, statement, "i");
			Rows.numbered(own, IndicatorKey::budget, IndicatorKey::number, statement, "i", "number");
			return statements.run(statement, columns::indicator)
				.map(indicators -> indicators.stream().collect(toMap(Indicator::key, identity())));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<List<Indicator>> under(Set<ProjectKey> projects, Set<BudgetKey> wholes, Detail detail) {
		return reads.inOne(tenant -> {
			List<ProjectKey> ofProjects = Rows.own(tenant, projects, ProjectKey::budget);
			List<BudgetKey> ofWholes = Rows.own(tenant, wholes, identity());
			if (ofProjects.isEmpty() && ofWholes.isEmpty()) {
				return Mono.empty();
			}
			Set<BudgetKey> budgets = new HashSet<>(ofWholes);
			ofProjects.forEach(project -> budgets.add(project.budget()));
			var columns = new IndicatorColumns(detail, budgets.size() == 1 ? budgets.iterator().next() : null);
			Statement statement = columns.budget() == null ? ofSeveral(ofProjects, ofWholes, tenant, columns)
					: ofOne(columns.budget(), ofProjects, !ofWholes.isEmpty(), tenant, columns);
			return statements.run(statement, columns::indicator);
		}).defaultIfEmpty(List.of());
	}

	@Override
	public Mono<Page<Indicator>> list(IndicatorFilter filter, PageRequest page, Detail detail) {
		return reads.inOne(tenant -> check.indicators(filter, tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			var columns = new IndicatorColumns(detail);
			Statement statement = new Statement(columns.select());
			Rows.standing(tenant, statement, "i");
			matching(filter, statement);
			BY_NUMBER.seek(statement, page);
			statement.add(BY_NUMBER.orderBy(page)).add(" limit ?", page.size() + 1);
			return statements.run(statement, columns::indicator).map(indicators -> BY_NUMBER.page(indicators, page));
		}))).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(IndicatorFilter filter) {
		return reads.inOne(tenant -> check.indicators(filter, tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Statement statement = new Statement("select count(*)::integer from jiheng.indicator i");
			Rows.standing(tenant, statement, "i");
			matching(filter, statement);
			return statements.run(statement, Columns::integer).map(List::getFirst);
		}))).defaultIfEmpty(0);
	}

	private static Statement ofOne(BudgetKey budget, List<ProjectKey> projects, boolean whole, Scope.Tenant tenant,
			IndicatorColumns columns) {
		Statement statement = new Statement(columns.select());
		Rows.of(tenant, statement, "i");
		BudgetRows.among(Set.of(budget), statement, "i");
		if (projects.isEmpty()) {
			statement.add(" and i.project_number is null");
		}
		else {
			statement
				.add(" and (i.project_number" + BudgetRows.anyOf("integer"),
						(Object) Values.integers(projects, ProjectKey::number))
				.add(whole ? " or i.project_number is null)" : ")");
		}
		return statement.add(" order by i.project_number, i.sequence, i.number");
	}

	private static Statement ofSeveral(List<ProjectKey> projects, List<BudgetKey> wholes, Scope.Tenant tenant,
			IndicatorColumns columns) {
		Statement statement = new Statement("");
		if (!projects.isEmpty()) {
			statement.add(columns.select());
			Rows.of(tenant, statement, "i");
			Rows.numbered(projects, ProjectKey::budget, ProjectKey::number, statement, "i", "project_number");
		}
		if (!wholes.isEmpty()) {
			statement.add((projects.isEmpty() ? "" : " union all ") + columns.select());
			Rows.of(tenant, statement, "i");
			BudgetRows.among(wholes, statement, "i");
			statement.add(" and i.project_number is null");
		}
		return statement
			.add(" order by fiscal_year, department_code, place, project_number nulls first, sequence, number");
	}

	private static void matching(IndicatorFilter filter, Statement statement) {
		Rows.within(filter.within(), statement, "i");
		if (!filter.level1().isEmpty()) {
			statement.add(" and i.level1 = any(?)", (Object) Values.texts(filter.level1(), Words::value));
		}
		if (!filter.level2().isEmpty()) {
			statement.add(" and i.level2 = any(?)", (Object) Values.texts(filter.level2(), Words::value));
		}
		if (!filter.kinds().isEmpty()) {
			statement.add(" and i.target_kind = any(?)", (Object) Values.texts(filter.kinds(), TargetKind::name));
		}
		if (filter.textContains() != null) {
			String pattern = Rows.containing(filter.textContains().value());
			statement.add(
					" and i.target_kind <> 'CLASSIFIED'"
							+ " and (i.level3 like ? or i.description like ? or i.target_raw like ?)",
					pattern, pattern, pattern);
		}
	}

}
