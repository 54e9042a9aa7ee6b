package org.jiheng.budget.persistence;

import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Detail.Part;
import org.jiheng.budget.Read;
import org.jiheng.county.County;
import org.jiheng.department.Department;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;

/**
 * The columns that make a budget in some detail, with the names around it and the sums
 * over its projects, and how they are read.
 */
record BudgetColumns(Detail detail) {

	private static final String SUMS = """
			 cross join lateral (
			select coalesce(sum(p.total_fen), 0)::bigint as total, sum(p.fiscal_fen)::bigint as fiscal,
			sum(p.other_fen)::bigint as other, count(*)::integer as projects from jiheng.project p
			where p.county_code = b.county_code and p.fiscal_year = b.fiscal_year
			and p.department_code = b.department_code and p.adjustment = b.adjustment) s""";

	/** Up to the condition. */
	Statement select() {
		return new Statement("select " + BudgetRows.columns("b")
				+ ", b.adjustment, c.name, d.name, b.status, b.version, b.title"
				+ (detail.has(Part.BUDGET_TEXTS) ? ", b.overall_goals, b.itemised_goals, b.safeguards" : "")
				+ (detail.has(Part.BUDGET_SUMS) ? ", s.total, s.fiscal, s.other, b.adjustment, s.projects" : "")
				+ Provenances.column("b", detail) + ", b.current_import from jiheng.budget b"
				+ " join jiheng.county c on c.county_code = b.county_code"
				+ " join jiheng.department d on d.county_code = b.county_code and d.department_code = b.department_code"
				+ (detail.has(Part.BUDGET_SUMS) ? SUMS : ""));
	}

	Budget budget(Columns columns) {
		BudgetKey key = BudgetRows.key(columns);
		return new Budget(key, columns.small(), new County(key.county(), columns.text()),
				new Department(key.county(), key.department(), columns.text()), BudgetStatus.valueOf(columns.text()),
				columns.integer(), columns.text(), texts(columns), sums(columns), Provenances.read(columns, detail),
				columns.integerOrNull());
	}

	private Read<Budget.Texts> texts(Columns columns) {
		return detail.has(Part.BUDGET_TEXTS)
				? Read.of(new Budget.Texts(columns.texts(), columns.texts(), columns.texts())) : Read.leftOut();
	}

	private Read<Budget.Sums> sums(Columns columns) {
		return detail.has(Part.BUDGET_SUMS) ? Read.of(new Budget.Sums(Rows.funds(columns), columns.integer()))
				: Read.leftOut();
	}

}
