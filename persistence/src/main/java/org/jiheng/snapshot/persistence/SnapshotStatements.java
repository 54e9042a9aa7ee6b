package org.jiheng.snapshot.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;

/**
 * Statements on snapshots as s and their rows as r: of the tenant and nobody else, or of
 * an overseeing region, where the database holds them to what is granted.
 */
final class SnapshotStatements {

	private SnapshotStatements() {
	}

	static Statement select(Scope.Regional scope, String columns) {
		return within(new Statement("select " + columns + " from jiheng.snapshot s where"), scope, "s");
	}

	static Statement of(Scope.Regional scope, Collection<SnapshotKey> keys, String columns) {
		return among(select(scope, columns), scope, keys, "s", "number");
	}

	/** What was not sealed with the snapshot is not of it. */
	static Statement rows(Scope.Regional scope, Collection<SnapshotKey> keys, String columns, String table) {
		Statement statement = new Statement("select " + columns + " from jiheng." + table
				+ " r join jiheng.snapshot s on s.county_code = r.county_code and s.fiscal_year = r.fiscal_year"
				+ " and s.department_code = r.department_code and s.number = r.snapshot_number"
				+ " and s.sealed_in = r.sealed_in where");
		return among(within(statement, scope, "r"), scope, keys, "r", "snapshot_number");
	}

	/** Those of budgets. */
	static Statement ofBudgets(Scope.Regional scope, Collection<BudgetKey> keys, String columns) {
		List<BudgetKey> seen = seen(scope, keys, BudgetKey::county);
		return select(scope, columns).add(
				" and (s.county_code, s.fiscal_year, s.department_code)"
						+ " in (select * from unnest(?::text[], ?::smallint[], ?::text[]))",
				Values.texts(seen, key -> key.county().value()), Values.smalls(seen, key -> key.year().value()),
				Values.texts(seen, key -> key.department().value()));
	}

	/** All conditions of a filter, after one that stands already. */
	static Statement matching(SnapshotFilter filter, Statement statement) {
		if (!filter.counties().isEmpty()) {
			statement.add(" and s.county_code = any(?)", (Object) Values.texts(filter.counties(), RegionCode::value));
		}
		if (!filter.years().isEmpty()) {
			statement.add(" and s.fiscal_year = any(?)", (Object) Values.smalls(filter.years(), FiscalYear::value));
		}
		if (!filter.departments().isEmpty()) {
			statement.add(" and s.department_code = any(?)",
					(Object) Values.texts(filter.departments(), DepartmentCode::value));
		}
		if (!filter.kinds().isEmpty()) {
			statement.add(" and s.kind = any(?)", (Object) Values.texts(filter.kinds(), SnapshotKind::name));
		}
		return statement;
	}

	private static Statement within(Statement statement, Scope.Regional scope, String table) {
		return switch (scope) {
			case Scope.OfCounty of -> statement.add(" " + table + ".county_code = ?", of.county().value());
			case Scope.OfDepartment of ->
				statement.add(" " + table + ".county_code = ? and " + table + ".department_code = ?",
						of.county().value(), of.department().value());
			case Scope.Oversight over -> statement.add(" " + table + (over.region().level() == RegionCode.Level.PROVINCE
					? ".province_code = ?" : ".prefecture_code = ?"), over.region().significantDigits());
		};
	}

	private static Statement among(Statement statement, Scope.Regional scope, Collection<SnapshotKey> keys,
			String table, String number) {
		List<SnapshotKey> seen = seen(scope, keys, key -> key.budget().county());
		return statement
			.add(" and (" + table + ".county_code, " + table + ".fiscal_year, " + table + ".department_code, " + table
					+ "." + number + ") in (select * from unnest(?::text[], ?::smallint[], ?::text[], ?::integer[]))",
					Values.texts(seen, key -> key.budget().county().value()),
					Values.smalls(seen, key -> key.budget().year().value()),
					Values.texts(seen, key -> key.budget().department().value()),
					Values.integers(seen, SnapshotKey::number));
	}

	/** The keys that the scope can see at all. */
	private static <K> List<K> seen(Scope.Regional scope, Collection<K> keys, Function<K, RegionCode> county) {
		return keys.stream().filter(key -> scope.region().contains(county.apply(key))).toList();
	}

}
