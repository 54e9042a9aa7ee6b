package org.jiheng.review;

import java.math.BigDecimal;

/** How many of how many, for what is uniform. */
record Share(long part, long whole) {

	/** Whether there are enough, and more than the settings' share of them. */
	boolean isUniform(CheckSettings settings) {
		BigDecimal limit = settings.threshold(Threshold.UNIFORM_SHARE).multiply(BigDecimal.valueOf(whole));
		return settings.threshold(Threshold.UNIFORM_PROJECTS).compareTo(BigDecimal.valueOf(whole)) <= 0
				&& BigDecimal.valueOf(part).compareTo(limit) > 0;
	}
}
