package org.jiheng.budget.graphql;

import java.util.List;
import java.util.function.BiFunction;
import org.jiheng.budget.ProjectCode;
import org.jiheng.budget.ProjectForm;
import org.jiheng.department.BudgetUnitCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** What is omitted stays as it is; null clears what may be blank. */
record ChangeProjectInput(String project, int expectedVersion, ArgumentValue<ProjectCode> code, @Nullable String name,
		ArgumentValue<BudgetUnitCode> unit, @Nullable FundsInput funds, ArgumentValue<String> purpose,
		@Nullable List<PaymentMilestoneInput> paymentPlan, @Nullable List<String> goals,
		@Nullable List<String> lastingGoals, @Nullable String idempotencyKey, boolean dryRun) {

	ProjectForm apply(ProjectForm before) {
		ProjectForm form = given(before, code, ProjectForm::withCode);
		form = name == null ? form : form.withName(name);
		form = given(form, unit, ProjectForm::withUnit);
		form = funds == null ? form : form.withFunds(funds.funds());
		form = given(form, purpose, ProjectForm::withPurpose);
		form = paymentPlan == null ? form : form.withPaymentPlan(PaymentMilestoneInput.plan(paymentPlan));
		form = goals == null ? form : form.withGoals(goals);
		return lastingGoals == null ? form : form.withLastingGoals(lastingGoals);
	}

	private static <T> ProjectForm given(ProjectForm form, ArgumentValue<T> value,
			BiFunction<ProjectForm, @Nullable T, ProjectForm> change) {
		return value.isOmitted() ? form : change.apply(form, value.value());
	}
}
