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
			var columns = new BudgetColumns(detail);
			Statement statement = columns.select();
			Rows.of(tenant, statement, "b");
			BudgetRows.among(own, statement, "b");
			return statements.run(statement, columns::budget)
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
			var columns = new BudgetColumns(detail);
			Statement statement = columns.select();
			Rows.standing(tenant, statement, "b");
			matching(filter, statement);
			keyset.seek(statement, page);
			statement.add(keyset.orderBy(page)).add(" limit ?", page.size() + 1);
			return statements.run(statement, columns::budget).map(budgets -> keyset.page(budgets, page));
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

}
