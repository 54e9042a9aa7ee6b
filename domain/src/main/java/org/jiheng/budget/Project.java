package org.jiheng.budget;

import java.util.List;
import org.jiheng.department.BudgetUnit;
import org.jspecify.annotations.Nullable;

/**
 * One 绩效目标表: what is spent for one purpose. Its indicators stand beside it, tied by its
 * key.
 */
public record Project(ProjectKey key, int sequence, @Nullable ProjectCode code, String name, @Nullable BudgetUnit unit,
		Funds funds, Read<Texts> texts, boolean classified, List<Provenance> provenance) {

	public Project {
		provenance = List.copyOf(provenance);
		if (classified && texts.value() != null && texts.value().tellsWhatFor()) {
			throw new IllegalArgumentException(
					"of a classified project only code, name, funds and payment plan are kept");
		}
	}

	/** With everything there is to it. */
	public Project(ProjectKey key, int sequence, @Nullable ProjectCode code, String name, @Nullable BudgetUnit unit,
			Funds funds, @Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals,
			List<String> lastingGoals, boolean classified, List<Provenance> provenance) {
		this(key, sequence, code, name, unit, funds, Read.of(new Texts(purpose, paymentPlan, goals, lastingGoals)),
				classified, provenance);
	}

	/** With goals of the year alone. */
	public Project(ProjectKey key, int sequence, @Nullable ProjectCode code, String name, @Nullable BudgetUnit unit,
			Funds funds, @Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals,
			boolean classified, List<Provenance> provenance) {
		this(key, sequence, code, name, unit, funds, purpose, paymentPlan, goals, List.of(), classified, provenance);
	}

	/**
	 * What the money is for, when it is paid, and what is to be reached: within the year,
	 * and where the form has it in the years of the project (中期目标).
	 */
	public record Texts(@Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals,
			List<String> lastingGoals) {

		public Texts {
			paymentPlan = List.copyOf(paymentPlan);
			goals = List.copyOf(goals);
			lastingGoals = List.copyOf(lastingGoals);
		}

		private boolean tellsWhatFor() {
			return purpose != null || !goals.isEmpty() || !lastingGoals.isEmpty();
		}
	}

	public @Nullable String purpose() {
		return texts.get().purpose();
	}

	public List<PaymentMilestone> paymentPlan() {
		return texts.get().paymentPlan();
	}

	public List<String> goals() {
		return texts.get().goals();
	}

	/** 中期目标, for longer than the year. */
	public List<String> lastingGoals() {
		return texts.get().lastingGoals();
	}

	/** The same, of this unit, with everything where it stood. */
	public Project withUnit(@Nullable BudgetUnit known, List<Provenance> stood) {
		return new Project(key, sequence, code, name, known, funds, texts, classified, stood);
	}

	Project withProvenance(List<Provenance> changed) {
		return new Project(key, sequence, code, name, unit, funds, texts, classified, changed);
	}
}
