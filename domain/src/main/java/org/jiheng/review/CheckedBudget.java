package org.jiheng.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A budget locked for its checks.
 *
 * @param checkedVersion the version that was checked last; null before the first time
 * @param lastNumber the last number given out to a finding
 * @param basisStated the numbers of classified projects whose 定密依据 is stated
 */
public record CheckedBudget(int adjustment, int version, @Nullable Integer checkedVersion, int lastNumber,
		Set<Integer> basisStated) {

	public CheckedBudget {
		basisStated = Set.copyOf(basisStated);
	}
}
