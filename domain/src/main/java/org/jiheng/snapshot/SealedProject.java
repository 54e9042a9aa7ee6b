package org.jiheng.snapshot;

import java.util.List;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jspecify.annotations.Nullable;

/**
 * A project as it is sealed, column by column. Payment plan: by the end of each month so
 * many hundredths of a percent.
 */
public record SealedProject(int number, int sequence, @Nullable String code, String name, @Nullable String unitCode,
		@Nullable String unitName, long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen,
		@Nullable String purpose, List<Integer> planMonths, List<Integer> planHundredths, List<String> goals,
		List<String> lastingGoals, boolean classified) {

	public SealedProject {
		planMonths = List.copyOf(planMonths);
		planHundredths = List.copyOf(planHundredths);
		goals = List.copyOf(goals);
		lastingGoals = List.copyOf(lastingGoals);
	}

	static SealedProject of(Project project) {
		var unit = project.unit();
		var funds = project.funds();
		return new SealedProject(project.key().number(), project.sequence(),
				project.code() == null ? null : project.code().value(), project.name(),
				unit == null ? null : unit.code().value(), unit == null ? null : unit.name(), funds.total().fen(),
				funds.fiscal() == null ? null : (Long) funds.fiscal().fen(),
				funds.other() == null ? null : (Long) funds.other().fen(), project.purpose(),
				project.paymentPlan().stream().map(PaymentMilestone::month).toList(),
				project.paymentPlan()
					.stream()
					.map(milestone -> milestone.cumulativePercent().movePointRight(2).intValueExact())
					.toList(),
				project.goals(), project.lastingGoals(), project.classified());
	}
}
