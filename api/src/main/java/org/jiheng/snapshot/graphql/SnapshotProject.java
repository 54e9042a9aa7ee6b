package org.jiheng.snapshot.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.Funds;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.ProjectCode;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotKey;
import org.jspecify.annotations.Nullable;

/** A project of a snapshot, as GraphQL shows it. */
record SnapshotProject(SnapshotKey snapshot, Permalink permalink, int number, int sequence, @Nullable ProjectCode code,
		String name, @Nullable BudgetUnit unit, Funds funds, @Nullable String purpose,
		List<PaymentMilestone> paymentPlan, List<String> goals, List<String> lastingGoals, boolean classified) {

	/** All of a snapshot, in the form's order. */
	static List<SnapshotProject> of(Snapshot snapshot, List<SealedProject> sealed) {
		Permalink projects = Permalink.to(snapshot.key()).at("projects");
		return IntStream.range(0, sealed.size())
			.mapToObj(i -> of(snapshot, projects.at(Integer.toString(i)), sealed.get(i)))
			.toList();
	}

	private static SnapshotProject of(Snapshot snapshot, Permalink permalink, SealedProject sealed) {
		return new SnapshotProject(snapshot.key(), permalink, sealed.number(), sealed.sequence(),
				sealed.code() == null ? null : new ProjectCode(sealed.code()), sealed.name(),
				sealed.unitCode() == null || sealed.unitName() == null ? null
						: new BudgetUnit(new BudgetUnitCode(sealed.unitCode()), sealed.unitName()),
				Snapshot.funds(new SealedFunds(sealed.totalFen(), sealed.fiscalFen(), sealed.otherFen()),
						snapshot.adjustment()),
				sealed.purpose(), plan(sealed), sealed.goals(), sealed.lastingGoals(), sealed.classified());
	}

	private static List<PaymentMilestone> plan(SealedProject sealed) {
		return IntStream.range(0, sealed.planMonths().size())
			.mapToObj(i -> new PaymentMilestone(sealed.planMonths().get(i),
					BigDecimal.valueOf(sealed.planHundredths().get(i), 2)))
			.toList();
	}
}
