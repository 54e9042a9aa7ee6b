package org.jiheng.budget.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jiheng.budget.AmountStage;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Within;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that say which rows of a tenant a statement is about, for tables keyed like
 * a budget.
 */
final class Rows {

	private Rows() {
	}

	/** What the database holds the scope to, said again in the statement. */
	static void of(Scope.Tenant tenant, Statement statement, String table) {
		statement.add(" where " + table + ".county_code = ?", tenant.county().value());
		if (tenant instanceof Scope.OfDepartment scope) {
			statement.add(" and " + table + ".department_code = ?", scope.department().value());
		}
	}

	/**
	 * As before, and only what everyone reads: no open adjustment, nothing that was
	 * replaced.
	 */
	static void standing(Scope.Tenant tenant, Statement statement, String table) {
		of(tenant, statement, table);
		statement.add(" and " + table + ".place = 'STANDING'");
	}

	static void within(Within within, Statement statement, String table) {
		if (!within.years().isEmpty()) {
			BudgetRows.years(within.years(), statement, table);
		}
		if (!within.departments().isEmpty()) {
			BudgetRows.departments(within.departments(), statement, table);
		}
	}

	/** Says things numbered inside their budgets, those of one budget plainly. */
	static <K> void numbered(List<K> keys, Function<K, BudgetKey> budget, Function<K, Integer> number,
			Statement statement, String table, String column) {
		List<BudgetKey> budgets = keys.stream().map(budget).toList();
		List<BudgetKey> distinct = budgets.stream().distinct().toList();
		if (distinct.size() == 1) {
			BudgetRows.among(distinct, statement, table);
			statement.add(" and " + table + "." + column + BudgetRows.anyOf("integer"),
					(Object) Values.integers(keys, number));
			return;
		}
		statement.add(
				" and (" + table + ".fiscal_year, " + table + ".department_code, " + table + ".place, " + table + "."
						+ column + ") in (select * from unnest(?::smallint[], ?::text[], ?::text[], ?::integer[]))",
				BudgetRows.years(budgets), BudgetRows.departments(budgets), BudgetRows.places(budgets),
				Values.integers(keys, number));
	}

	/** The keys that can be the tenant's at all. */
	static <K> List<K> own(Scope.Tenant tenant, Collection<K> keys, Function<K, BudgetKey> budget) {
		return Values.own(tenant, keys, key -> budget.apply(key).county());
	}

	static boolean excludes(Within within, Scope.Tenant tenant) {
		return !within.counties().isEmpty() && !within.counties().contains(tenant.county());
	}

	/** A pattern that contains the words literally. */
	static String containing(String words) {
		return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	/** Total, fiscal and other funds, and which adjustment made them. */
	static Funds funds(Columns columns) {
		return new Funds(new Money(columns.big()), money(columns.bigOrNull()), money(columns.bigOrNull()),
				AmountStage.after(columns.small()));
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

}
