package org.jiheng.budget.persistence;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Place;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that say which budget's rows a statement is about, and which of its
 * contents'.
 */
public final class BudgetRows {

	private BudgetRows() {
	}

	/** The columns that {@link #key} reads, of a table that has them all. */
	public static String columns(String table) {
		return "%1$s.county_code, %1$s.fiscal_year, %1$s.department_code, %1$s.place".formatted(table);
	}

	public static BudgetKey key(Columns columns) {
		return new BudgetKey(new RegionCode(columns.text()), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text()), Place.valueOf(columns.text()));
	}

	/** The same columns and a comma, or none where the budget is known. */
	static String columns(String table, @Nullable BudgetKey known) {
		return known == null ? columns(table) + ", " : "";
	}

	static BudgetKey key(Columns columns, @Nullable BudgetKey known) {
		return known == null ? key(columns) : known;
	}

	/**
	 * One content's rows of a table that knows their place: budget, project, indicator.
	 */
	public static Statement of(BudgetKey key, Statement statement, String table) {
		return ofYear(key, statement, table).add(" and " + table + ".place = '" + key.place() + "'");
	}

	/** One content's rows of a table that knows which adjustment made it. */
	public static Statement under(BudgetKey key, Statement statement, String table) {
		return adjustment(key, ofYear(key, statement, table).add(" and " + table + ".adjustment = "));
	}

	/** The rows of all contents there ever were. */
	public static Statement ofYear(BudgetKey key, Statement statement, String table) {
		return statement.add(
				" where " + table + ".county_code = ? and " + table + ".fiscal_year = ? and " + table
						+ ".department_code = ?",
				key.county().value(), (short) key.year().value(), key.department().value());
	}

	/** Which adjustment made the content, as a value inside a statement. */
	public static Statement adjustment(BudgetKey key, Statement statement) {
		return of(key, statement.add("(select k.adjustment from jiheng.budget k"), "k").add(")");
	}

	/**
	 * The rows of several budgets of one county, which the statement names before. Place,
	 * year and department are said plainly where they are the same: indexes know them.
	 */
	public static void among(Collection<BudgetKey> keys, Statement statement, String table) {
		var places = keys.stream().map(BudgetKey::place).collect(Collectors.toSet());
		if (places.size() > 1) {
			statement.add(
					" and (" + table + ".fiscal_year, " + table + ".department_code, " + table
							+ ".place) in (select * from unnest(?::smallint[], ?::text[], ?::text[]))",
					years(keys), departments(keys), places(keys));
			return;
		}
		places.forEach(place -> statement.add(" and " + table + ".place = '" + place + "'"));
		Set<FiscalYear> years = keys.stream().map(BudgetKey::year).collect(Collectors.toSet());
		Set<DepartmentCode> departments = keys.stream().map(BudgetKey::department).collect(Collectors.toSet());
		if (years.size() > 1 && departments.size() > 1) {
			statement.add(
					" and (" + table + ".fiscal_year, " + table
							+ ".department_code) in (select * from unnest(?::smallint[], ?::text[]))",
					years(keys), departments(keys));
			return;
		}
		years(years, statement, table);
		departments(departments, statement, table);
	}

	/** Rows of one of these years. */
	static void years(Set<FiscalYear> years, Statement statement, String table) {
		if (years.size() == 1) {
			statement.add(" and " + table + ".fiscal_year = ?", (short) years.iterator().next().value());
		}
		else {
			statement.add(" and " + table + ".fiscal_year" + anyOf("smallint"),
					(Object) Values.smalls(years, FiscalYear::value));
		}
	}

	/** Rows of one of these departments. */
	static void departments(Set<DepartmentCode> departments, Statement statement, String table) {
		if (departments.size() == 1) {
			statement.add(" and " + table + ".department_code = ?", departments.iterator().next().value());
		}
		else {
			statement.add(" and " + table + ".department_code" + anyOf("text"),
					(Object) Values.texts(departments, DepartmentCode::value));
		}
	}

	/**
	 * A value of those bound. The sub-select hides how many they are: where the database
	 * sees fewer than it would guess, it plans the statement anew each time, which takes
	 * longer than to run it.
	 */
	static String anyOf(String type) {
		return " = any(array(select unnest(?::" + type + "[])))";
	}

	static Short[] years(Collection<BudgetKey> keys) {
		return Values.smalls(keys, key -> key.year().value());
	}

	static String[] departments(Collection<BudgetKey> keys) {
		return Values.texts(keys, key -> key.department().value());
	}

	static String[] places(Collection<BudgetKey> keys) {
		return Values.texts(keys, key -> key.place().name());
	}

}
