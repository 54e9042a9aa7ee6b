package org.jiheng.review.persistence;

import java.util.Collection;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.Check;
import org.jiheng.review.FindingFilter;
import org.jiheng.review.FindingKey;
import org.jiheng.review.FindingState;
import org.jiheng.review.FindingWaiver;
import org.jiheng.review.Severity;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jspecify.annotations.Nullable;

/** How findings stand in their table, and which of them a statement is about. */
final class FindingRows {

	static final String COLUMNS = BudgetRows.columns("f") + ", f.number, f.check_code, f.identity,"
			+ " f.severity, f.message, f.advice, f.detail, f.anchors::text, f.first_version, f.last_version, f.state,"
			+ " f.waived_by, f.waived_at, f.waiver_reason";

	/** With the place of the content that each speaks of. */
	static final String FROM = " from (select f.*, b.place from jiheng.finding f join jiheng.budget b"
			+ " on b.county_code = f.county_code and b.fiscal_year = f.fiscal_year"
			+ " and b.department_code = f.department_code and b.adjustment = f.adjustment) f";

	private FindingRows() {
	}

	static BudgetFinding finding(Columns columns) {
		var key = new FindingKey(BudgetRows.key(columns), columns.integer());
		return new BudgetFinding(key, Check.valueOf(columns.text()), columns.text(), Severity.valueOf(columns.text()),
				columns.text(), columns.text(), columns.text(), FindingJson.places(columns.text()), columns.integer(),
				columns.integer(), FindingState.valueOf(columns.text()), waiver(columns));
	}

	private static @Nullable FindingWaiver waiver(Columns columns) {
		String by = columns.textOrNull();
		return by == null ? null : new FindingWaiver(by, columns.instant(), columns.text());
	}

	/**
	 * Several budgets' rows of a table that knows their place, all of the tenant's
	 * county.
	 */
	static Statement among(Statement statement, Scope.Tenant tenant, Collection<BudgetKey> keys, String table) {
		statement.add(" where " + table + ".county_code = ?", tenant.county().value());
		BudgetRows.among(keys, statement, table);
		return statement;
	}

	static void matching(FindingFilter filter, Statement statement) {
		names(filter.severities(), "f.severity", statement);
		names(filter.states(), "f.state", statement);
		names(filter.checks(), "f.check_code", statement);
		if (!filter.projects().isEmpty()) {
			statement.add(" and f.projects && ?::integer[]", (Object) filter.projects().toArray(Integer[]::new));
		}
	}

	private static void names(Collection<? extends Enum<?>> names, String column, Statement statement) {
		if (!names.isEmpty()) {
			statement.add(" and " + column + " = any(?)",
					(Object) names.stream().map(Enum::name).toArray(String[]::new));
		}
	}

}
