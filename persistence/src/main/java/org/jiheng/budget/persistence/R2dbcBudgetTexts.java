package org.jiheng.budget.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.BudgetTexts;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads heads, projects and indicators in a statement each. */
@Repository
class R2dbcBudgetTexts implements BudgetTexts {

	private static final ProjectColumns PROJECTS = new ProjectColumns(Detail.VALUES);

	private static final IndicatorColumns INDICATORS = new IndicatorColumns(Detail.VALUES);

	private final TenantReads reads;

	private final Statements statements;

	R2dbcBudgetTexts(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	private record Head(BudgetKey key, String title, List<String> overallGoals, List<String> itemisedGoals,
			List<String> safeguards) {

		static Head read(Columns columns) {
			return new Head(BudgetRows.key(columns), columns.text(), columns.texts(), columns.texts(), columns.texts());
		}

		BudgetText with(List<Project> projects, List<Indicator> indicators) {
			return new BudgetText(title, overallGoals, itemisedGoals, safeguards, projects, indicators, List.of());
		}
	}

	@Override
	public Mono<Map<BudgetKey, BudgetText>> of(Set<BudgetKey> budgets) {
		return texts(budgets, "");
	}

	@Override
	public Mono<Map<BudgetKey, BudgetText>> approved(Set<BudgetKey> budgets) {
		return texts(budgets, " and b.status = '" + BudgetStatus.APPROVED + "'");
	}

	private Mono<Map<BudgetKey, BudgetText>> texts(Set<BudgetKey> budgets, String only) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = Rows.own(tenant, budgets, identity());
			return own.isEmpty() ? Mono.<Map<BudgetKey, BudgetText>>empty()
					: statements.run(heads(tenant, own).add(only), Head::read).flatMap(heads -> with(heads, tenant));
		}).defaultIfEmpty(Map.of());
	}

	private Mono<Map<BudgetKey, BudgetText>> with(List<Head> heads, Scope.Tenant tenant) {
		List<BudgetKey> keys = heads.stream().map(Head::key).toList();
		if (keys.isEmpty()) {
			return Mono.empty();
		}
		return statements.run(projects(tenant, keys), PROJECTS::project)
			.flatMap(projects -> statements.run(indicators(tenant, keys), INDICATORS::indicator)
				.map(indicators -> texts(heads, by(projects, project -> project.key().budget()),
						by(indicators, indicator -> indicator.key().budget()))));
	}

	private static Map<BudgetKey, BudgetText> texts(List<Head> heads, Map<BudgetKey, List<Project>> projects,
			Map<BudgetKey, List<Indicator>> indicators) {
		return heads.stream()
			.collect(toMap(Head::key, head -> head.with(projects.getOrDefault(head.key(), List.of()),
					indicators.getOrDefault(head.key(), List.of()))));
	}

	private static <T> Map<BudgetKey, List<T>> by(List<T> rows, Function<T, BudgetKey> budget) {
		return rows.stream().collect(groupingBy(budget));
	}

	private static Statement heads(Scope.Tenant tenant, List<BudgetKey> keys) {
		return of(tenant, keys, new Statement("select " + BudgetRows.columns("b") + ", b.title, b.overall_goals,"
				+ " b.itemised_goals, b.safeguards from jiheng.budget b"), "b");
	}

	private static Statement projects(Scope.Tenant tenant, List<BudgetKey> keys) {
		return of(tenant, keys, PROJECTS.select().add(ProjectColumns.FROM), "p").add(" order by p.sequence, p.number");
	}

	private static Statement indicators(Scope.Tenant tenant, List<BudgetKey> keys) {
		return of(tenant, keys, new Statement(INDICATORS.select()), "i")
			.add(" order by i.project_number nulls first, i.sequence, i.number");
	}

	private static Statement of(Scope.Tenant tenant, List<BudgetKey> keys, Statement statement, String table) {
		Rows.of(tenant, statement, table);
		BudgetRows.among(keys, statement, table);
		return statement;
	}

}
