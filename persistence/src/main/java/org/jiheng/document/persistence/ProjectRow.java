package org.jiheng.document.persistence;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Funds;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Provenance;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.Money;
import org.jspecify.annotations.Nullable;

/** A row of jiheng.project under its budget. */
record ProjectRow(int number, int sequence, @Nullable String code, String name, @Nullable String unitCode,
		@Nullable String unitName, long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen,
		@Nullable String purpose, List<Integer> planMonths, List<Integer> planHundredths, List<String> goals,
		List<String> lastingGoals, boolean classified, @Nullable List<Provenance> provenance) {

	static ProjectRow of(Project project) {
		BudgetUnit unit = project.unit();
		ProjectCode code = project.code();
		return new ProjectRow(project.key().number(), project.sequence(), code == null ? null : code.value(),
				project.name(), unit == null ? null : unit.code().value(), unit == null ? null : unit.name(),
				project.funds().total().fen(), fen(project.funds().fiscal()), fen(project.funds().other()),
				project.purpose(), project.paymentPlan().stream().map(PaymentMilestone::month).toList(),
				project.paymentPlan().stream().map(ProjectRow::hundredths).toList(), project.goals(),
				project.lastingGoals(), project.classified(), project.provenance());
	}

	Project project(BudgetKey budget) {
		return new Project(new ProjectKey(budget, number), sequence, code == null ? null : new ProjectCode(code), name,
				unitCode == null ? null
						: new BudgetUnit(new BudgetUnitCode(unitCode), unitName == null ? "" : unitName),
				new Funds(new Money(totalFen), money(fiscalFen), money(otherFen)), purpose,
				IntStream.range(0, planMonths.size()).mapToObj(this::milestone).toList(), goals, lastingGoals,
				classified, provenance == null ? List.of() : provenance);
	}

	private PaymentMilestone milestone(int i) {
		return new PaymentMilestone(planMonths.get(i), BigDecimal.valueOf(planHundredths.get(i), 2));
	}

	private static int hundredths(PaymentMilestone milestone) {
		return milestone.cumulativePercent().movePointRight(2).intValueExact();
	}

	private static @Nullable Long fen(@Nullable Money money) {
		return money == null ? null : Long.valueOf(money.fen());
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}
}
