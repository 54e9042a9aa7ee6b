package org.jiheng.budget;

import java.math.BigDecimal;

/**
 * How much of a project's funds is to be paid out by the end of a month: a cumulative
 * percent, with at most two decimals.
 */
public record PaymentMilestone(int month, BigDecimal cumulativePercent) {

	public PaymentMilestone {
		if (month < 1 || month > 12) {
			throw new IllegalArgumentException("a month lies between 1 and 12: " + month);
		}
		if (cumulativePercent.stripTrailingZeros().scale() > 2) {
			throw new IllegalArgumentException("a percent has at most two decimals: " + cumulativePercent);
		}
	}
}
