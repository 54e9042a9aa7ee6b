package org.jiheng.difference;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.budget.AmountStage;
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

/** What was sealed, as the budget's text that it was. */
final class SealedText {

	private final BudgetKey budget;

	private final AmountStage stage;

	private SealedText(KeptSnapshot kept) {
		this.budget = kept.key().budget();
		this.stage = AmountStage.after(kept.seal().adjustment());
	}

	static BudgetText of(KeptSnapshot kept, List<SealedProject> projects, List<SealedIndicator> indicators) {
		var text = new SealedText(kept);
		return new BudgetText(kept.title(), kept.overallGoals(), kept.itemisedGoals(), kept.safeguards(),
				projects.stream().map(text::project).toList(), indicators.stream().map(text::indicator).toList(),
				List.of());
	}

	private Project project(SealedProject sealed) {
		String code = sealed.code();
		return new Project(new ProjectKey(budget, sealed.number()), sealed.sequence(),
				code == null ? null : new ProjectCode(code), sealed.name(), unit(sealed),
				new Funds(new Money(sealed.totalFen()), money(sealed.fiscalFen()), money(sealed.otherFen()), stage),
				sealed.purpose(), plan(sealed), sealed.goals(), sealed.lastingGoals(), sealed.classified(), List.of());
	}

	private Indicator indicator(SealedIndicator sealed) {
		Integer project = sealed.project();
		return new Indicator(new IndicatorKey(budget, sealed.number()),
				project == null ? null : new ProjectKey(budget, project), sealed.sequence(), sealed.level1(),
				sealed.level2(), sealed.level3(), sealed.description(), sealed.target().target(),
				sealed.promisedForLonger(), sealed.basis(), sealed.weight(), List.of());
	}

	private static @Nullable BudgetUnit unit(SealedProject sealed) {
		String code = sealed.unitCode();
		String name = sealed.unitName();
		return code == null || name == null ? null : new BudgetUnit(new BudgetUnitCode(code), name);
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	private static List<PaymentMilestone> plan(SealedProject sealed) {
		return IntStream.range(0, sealed.planMonths().size())
			.mapToObj(i -> new PaymentMilestone(sealed.planMonths().get(i),
					BigDecimal.valueOf(sealed.planHundredths().get(i), 2)))
			.toList();
	}

}
