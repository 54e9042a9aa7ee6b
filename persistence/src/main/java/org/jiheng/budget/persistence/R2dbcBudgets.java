package org.jiheng.budget.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetFilter;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetOrder;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.county.County;
import org.jiheng.department.Department;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Reads a budget with the names around it and the sums over its projects in one
 * statement.
 */
@Repository
class R2dbcBudgets implements Budgets {

	private static final String COLUMNS = """
			select b.county_code, b.fiscal_year, b.department_code, b.place, b.adjustment, c.name, d.name, b.status, b.version, b.title,
			b.overall_goals, b.itemised_goals, b.safeguards, s.total, s.fiscal, s.other, b.adjustment, s.projects,\s""";

	private static final String FROM = """
			, b.current_import from jiheng.budget b
			join jiheng.county c on c.county_code = b.county_code
			join jiheng.department d on d.county_code = b.county_code and d.department_code = b.department_code
			cross join lateral (
			select coalesce(sum(p.total_fen), 0)::bigint as total, sum(p.fiscal_fen)::bigint as fiscal,
			sum(p.other_fen)::bigint as other, count(*)::integer as projects from jiheng.project p
			where p.county_code = b.county_code and p.fiscal_year = b.fiscal_year
			and p.department_code = b.department_code and p.adjustment = b.adjustment) s""";

	private static final Keyset.Key<Budget> YEAR = new Keyset.Key<>("b.fiscal_year", budget -> budget.key().year(),
			Short::valueOf);

	private static final Keyset.Key<Budget> DEPARTMENT = new Keyset.Key<>("b.department_code",
			budget -> budget.key().department(), Keyset::text);

	private final TenantReads reads;

	private final Statements statements;

	private final FilterCheck check;

	R2dbcBudgets(TenantReads reads, Statements statements, FilterCheck check) {
		this.reads = reads;
		this.statements = statements;
		this.check = check;
	}

	@Override
	public Mono<Map<BudgetKey, Budget>> of(Set<BudgetKey> keys, Detail detail) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = Rows.own(tenant, keys, identity());
			if (own.isEmpty()) {
				return Mono.empty();
			}
			Statement statement = select(detail);
			Rows.of(tenant, statement, "b");
			BudgetRows.among(own, statement, "b");
			return statements.run(statement, R2dbcBudgets::budget)
				.map(budgets -> budgets.stream().collect(toMap(Budget::key, identity())));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Page<Budget>> list(BudgetFilter filter, BudgetOrder order, PageRequest page, Detail detail) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Keyset<Budget> keyset = keyset(order);
			Statement statement = select(detail);
			Rows.standing(tenant, statement, "b");
			matching(filter, statement);
			keyset.seek(statement, page);
			statement.add(keyset.orderBy(page)).add(" limit ?", page.size() + 1);
			return statements.run(statement, R2dbcBudgets::budget).map(budgets -> keyset.page(budgets, page));
		}))).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(BudgetFilter filter) {
		return reads.inOne(tenant -> check.within(filter.within(), tenant).then(Mono.defer(() -> {
			if (Rows.excludes(filter.within(), tenant)) {
				return Mono.empty();
			}
			Statement statement = new Statement("select count(*)::integer from jiheng.budget b");
			Rows.standing(tenant, statement, "b");
			matching(filter, statement);
			return statements.run(statement, Columns::integer).map(List::getFirst);
		}))).defaultIfEmpty(0);
	}

	private static Statement select(Detail detail) {
		return new Statement(COLUMNS).add(Provenances.column("b", detail)).add(FROM);
	}

	private static void matching(BudgetFilter filter, Statement statement) {
		Rows.within(filter.within(), statement, "b");
		if (!filter.statuses().isEmpty()) {
			statement.add(" and b.status = any(?)", (Object) Values.texts(filter.statuses(), BudgetStatus::name));
		}
	}

	/**
	 * A tenant has one county, so it tells nothing: both fields order by year, then
	 * department.
	 */
	private static Keyset<Budget> keyset(BudgetOrder order) {
		return switch (order.field()) {
			case DEPARTMENT, YEAR -> new Keyset<>(List.of(YEAR, DEPARTMENT), order.direction());
		};
	}

	private static Budget budget(Columns columns) {
		BudgetKey key = BudgetRows.key(columns);
		return new Budget(key, columns.small(), new County(key.county(), columns.text()),
				new Department(key.county(), key.department(), columns.text()), BudgetStatus.valueOf(columns.text()),
				columns.integer(), columns.text(), columns.texts(), columns.texts(), columns.texts(),
				Rows.funds(columns), columns.integer(), Provenances.read(columns.text()), columns.integerOrNull());
	}

}
