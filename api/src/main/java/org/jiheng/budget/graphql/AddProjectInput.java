package org.jiheng.budget.graphql;

import java.util.List;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectForm;
import org.jiheng.department.BudgetUnitCode;
import org.jspecify.annotations.Nullable;

record AddProjectInput(String budget, @Nullable ProjectCode code, String name, @Nullable BudgetUnitCode unit,
		FundsInput funds, @Nullable String purpose, List<PaymentMilestoneInput> paymentPlan, List<String> goals,
		@Nullable List<String> lastingGoals, boolean classified, @Nullable String idempotencyKey, boolean dryRun) {

	ProjectForm form() {
		return new ProjectForm(code, name, unit, funds.funds(), purpose, PaymentMilestoneInput.plan(paymentPlan), goals,
				lastingGoals == null ? List.of() : lastingGoals);
	}
}
