package org.jiheng.budget.persistence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Detail.Part;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Read;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The columns that make a project in some detail, with its unit's name, and how they are
 * read. Where all rows are of one budget, its key is not read with each of them.
 */
record ProjectColumns(Detail detail, @Nullable BudgetKey budget) {

	static final String UNIT = " left join jiheng.budget_unit u"
			+ " on u.county_code = p.county_code and u.unit_code = p.unit_code";

	static final String FROM = " from jiheng.project p" + UNIT;

	/** Of projects wherever they are. */
	ProjectColumns(Detail detail) {
		this(detail, null);
	}

	Statement select() {
		return new Statement("select " + BudgetRows.columns("p", budget)
				+ "p.number, p.sequence, p.code, p.name, p.unit_code, u.name, p.total_fen, p.fiscal_fen, p.other_fen, p.adjustment"
				+ (detail.has(Part.PROJECT_TEXTS)
						? ", p.purpose, p.plan_months, p.plan_hundredths, p.goals, p.lasting_goals" : "")
				+ ", p.classified" + Provenances.column("p", detail));
	}

	Project project(Columns columns) {
		return new Project(new ProjectKey(BudgetRows.key(columns, budget), columns.integer()), columns.integer(),
				code(columns.textOrNull()), columns.text(), unit(columns.textOrNull(), columns.textOrNull()),
				Rows.funds(columns), texts(columns), columns.truth(), Provenances.read(columns, detail));
	}

	private Read<Project.Texts> texts(Columns columns) {
		return detail.has(Part.PROJECT_TEXTS) ? Read.of(new Project.Texts(columns.textOrNull(),
				plan(columns.smalls(), columns.integers()), columns.texts(), columns.texts())) : Read.leftOut();
	}

	private static @Nullable ProjectCode code(@Nullable String value) {
		return value == null ? null : new ProjectCode(value);
	}

	private static @Nullable BudgetUnit unit(@Nullable String code, @Nullable String name) {
		return code == null || name == null ? null : new BudgetUnit(new BudgetUnitCode(code), name);
	}

	private static List<PaymentMilestone> plan(List<Short> months, List<Integer> hundredths) {
		List<PaymentMilestone> plan = new ArrayList<>(months.size());
		for (int i = 0; i < months.size(); i++) {
			plan.add(new PaymentMilestone(months.get(i), percent(hundredths.get(i))));
		}
		return plan;
	}

	/** As forms print it: 25, not 25.00. */
	private static BigDecimal percent(int hundredths) {
		BigDecimal exact = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
		return exact.scale() < 0 ? exact.setScale(0) : exact;
	}

}
