package org.jiheng.budget.graphql;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.budget.PaymentMilestone;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

record PaymentMilestoneInput(int month, BigDecimal cumulativePercent) {

	static List<PaymentMilestone> plan(List<PaymentMilestoneInput> milestones) {
		return milestones.stream().map(PaymentMilestoneInput::milestone).toList();
	}

	private PaymentMilestone milestone() {
		try {
			return new PaymentMilestone(month, cumulativePercent);
		}
		catch (IllegalArgumentException _) {
			throw new ProblemException(new Problem.InvalidInput("PAYMENT_PLAN", List.of("input", "paymentPlan"),
					"资金支出计划的月份须为 1–12，百分比最多两位小数", "核对 " + month + " 月的填写"));
		}
	}
}
