package org.jiheng.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectKey;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.Money;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jspecify.annotations.Nullable;

/** What was sealed as a budget's text, as it was before it was sealed. */
final class SealedText {

	private final BudgetKey budget;

	private SealedText(BudgetKey budget) {
		this.budget = budget;
	}

	static BudgetText of(KeptSnapshot kept, List<SealedProject> projects, List<SealedIndicator> indicators) {
		SealedText text = new SealedText(kept.key().budget());
		return new BudgetText(kept.title(), kept.overallGoals(), kept.itemisedGoals(), kept.safeguards(),
				projects.stream().map(text::project).toList(), indicators.stream().map(text::indicator).toList(),
				List.of());
	}

	private Project project(SealedProject sealed) {
		String code = sealed.code();
		String unit = sealed.unitCode();
		String unitName = sealed.unitName();
		return new Project(new ProjectKey(budget, sealed.number()), sealed.sequence(),
				code == null ? null : new ProjectCode(code), sealed.name(),
				unit == null || unitName == null ? null : new BudgetUnit(new BudgetUnitCode(unit), unitName),
				new Funds(new Money(sealed.totalFen()), money(sealed.fiscalFen()), money(sealed.otherFen())),
				sealed.purpose(), plan(sealed), sealed.goals(), sealed.lastingGoals(), sealed.classified(), List.of());
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	private static List<PaymentMilestone> plan(SealedProject sealed) {
		List<PaymentMilestone> plan = new ArrayList<>();
		for (int i = 0; i < sealed.planMonths().size(); i++) {
			plan.add(new PaymentMilestone(sealed.planMonths().get(i),
					BigDecimal.valueOf(sealed.planHundredths().get(i), 2)));
		}
		return plan;
	}

	private Indicator indicator(SealedIndicator sealed) {
		Integer project = sealed.project();
		return new Indicator(new IndicatorKey(budget, sealed.number()),
				project == null ? null : new ProjectKey(budget, project), sealed.sequence(), sealed.level1(),
				sealed.level2(), sealed.level3(), sealed.description(), sealed.target().target(),
				sealed.promisedForLonger(), sealed.basis(), sealed.weight(), List.of());
	}

}
