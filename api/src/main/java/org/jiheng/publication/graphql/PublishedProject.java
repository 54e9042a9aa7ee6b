package org.jiheng.publication.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.ProjectCode;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SealedProject;
import org.jspecify.annotations.Nullable;

/** A project of a public edition, as GraphQL shows it. */
record PublishedProject(int sequence, @Nullable ProjectCode code, String name, @Nullable BudgetUnit unit, Funds funds,
		@Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals, List<String> lastingGoals,
		boolean classified, List<PublishedIndicator> indicators) {

	/** All of an edition, in the form's order. */
	static List<PublishedProject> of(PublishedBudget edition, SealedContent content) {
		return content.projects().stream().map(each -> of(edition, content, each)).toList();
	}

	private static PublishedProject of(PublishedBudget edition, SealedContent content, SealedProject sealed) {
		return new PublishedProject(sealed.sequence(), sealed.code() == null ? null : new ProjectCode(sealed.code()),
				sealed.name(),
				sealed.unitCode() == null || sealed.unitName() == null ? null
						: new BudgetUnit(new BudgetUnitCode(sealed.unitCode()), sealed.unitName()),
				PublishedBudget.funds(new SealedFunds(sealed.totalFen(), sealed.fiscalFen(), sealed.otherFen()),
						edition.adjustment()),
				sealed.purpose(), plan(sealed), sealed.goals(), sealed.lastingGoals(), sealed.classified(),
				PublishedIndicator.of(content, sealed.number()));
	}

	private static List<PaymentMilestone> plan(SealedProject sealed) {
		return IntStream.range(0, sealed.planMonths().size())
			.mapToObj(i -> new PaymentMilestone(sealed.planMonths().get(i),
					BigDecimal.valueOf(sealed.planHundredths().get(i), 2)))
			.toList();
	}
}
