package org.jiheng.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.department.BudgetUnitCode;
import org.jspecify.annotations.Nullable;

/** The upper part of a 绩效目标表 as somebody fills it in. */
public record ProjectForm(@Nullable ProjectCode code, String name, @Nullable BudgetUnitCode unit, Funds funds,
		@Nullable String purpose, List<PaymentMilestone> paymentPlan, List<String> goals, List<String> lastingGoals) {

	private static final int LONGEST_NAME = 500;

	private static final BigDecimal LARGEST_PERCENT = BigDecimal.valueOf(1000);

	public ProjectForm {
		name = Wants.words("name", name, LONGEST_NAME);
		purpose = Wants.text("purpose", purpose);
		goals = Wants.sentences("goals", goals);
		lastingGoals = Wants.sentences("lastingGoals", lastingGoals);
		paymentPlan = List.copyOf(paymentPlan);
		int before = 0;
		for (PaymentMilestone milestone : paymentPlan) {
			if (milestone.month() <= before) {
				throw Wants.invalid("paymentPlan", "MONTHS", "的月份须由小到大、不重复", "按 3、6、10、12 月的顺序填写");
			}
			if (milestone.cumulativePercent().signum() < 0
					|| milestone.cumulativePercent().compareTo(LARGEST_PERCENT) > 0) {
				throw Wants.invalid("paymentPlan", "PERCENT", "的百分比超出范围", "填写累计支出的百分比，12 月底为 100");
			}
			before = milestone.month();
		}
	}

	static ProjectForm of(Project project) {
		return new ProjectForm(project.code(), project.name(), project.unit() == null ? null : project.unit().code(),
				project.funds(), project.purpose(), project.paymentPlan(), project.goals(), project.lastingGoals());
	}

	/** Of a classified project the form has nothing else. */
	ProjectForm requireShown() {
		if (purpose != null || !goals.isEmpty() || !lastingGoals.isEmpty()) {
			throw Wants.invalid(purpose != null ? "purpose" : goals.isEmpty() ? "lastingGoals" : "goals", "CLASSIFIED",
					"不能填写：该项目涉密，系统不保存涉密内容", "请勿在本系统填写涉密内容");
		}
		return this;
	}

	public ProjectForm withCode(@Nullable ProjectCode changed) {
		return new ProjectForm(changed, name, unit, funds, purpose, paymentPlan, goals, lastingGoals);
	}

	public ProjectForm withName(String changed) {
		return new ProjectForm(code, changed, unit, funds, purpose, paymentPlan, goals, lastingGoals);
	}

	public ProjectForm withUnit(@Nullable BudgetUnitCode changed) {
		return new ProjectForm(code, name, changed, funds, purpose, paymentPlan, goals, lastingGoals);
	}

	public ProjectForm withFunds(Funds changed) {
		return new ProjectForm(code, name, unit, changed, purpose, paymentPlan, goals, lastingGoals);
	}

	public ProjectForm withPurpose(@Nullable String changed) {
		return new ProjectForm(code, name, unit, funds, changed, paymentPlan, goals, lastingGoals);
	}

	public ProjectForm withPaymentPlan(List<PaymentMilestone> changed) {
		return new ProjectForm(code, name, unit, funds, purpose, changed, goals, lastingGoals);
	}

	public ProjectForm withGoals(List<String> changed) {
		return new ProjectForm(code, name, unit, funds, purpose, paymentPlan, changed, lastingGoals);
	}

	public ProjectForm withLastingGoals(List<String> changed) {
		return new ProjectForm(code, name, unit, funds, purpose, paymentPlan, goals, changed);
	}
}
