package org.jiheng.budget;

import java.util.List;
import org.jiheng.department.BudgetUnit;
import org.jspecify.annotations.Nullable;

/**
 * One 绩效目标表: what is spent for one purpose. Its indicators stand beside it, tied by its
 * key.
 */
public record Project(ProjectKey key, int sequence, @Nullable ProjectCode code, String name, @Nullable BudgetUnit unit,
		Funds funds, @Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals,
		boolean classified, List<Provenance> provenance) {

	public Project {
		paymentPlan = List.copyOf(paymentPlan);
		goals = List.copyOf(goals);
		provenance = List.copyOf(provenance);
		if (classified && (purpose != null || !goals.isEmpty())) {
			throw new IllegalArgumentException(
					"of a classified project only code, name, funds and payment plan are kept");
		}
	}

	Project withProvenance(List<Provenance> changed) {
		return new Project(key, sequence, code, name, unit, funds, purpose, paymentPlan, goals, classified, changed);
	}
}
