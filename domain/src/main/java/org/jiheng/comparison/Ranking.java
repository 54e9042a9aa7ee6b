package org.jiheng.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** The values of one peer group, in their order. */
final class Ranking {

	private final BigDecimal[] rising;

	Ranking(List<BigDecimal> values) {
		this.rising = values.stream().sorted().toArray(BigDecimal[]::new);
	}

	/** Equal values share the better rank. */
	int rank(BigDecimal value) {
		return rising.length - below(value, true) + 1;
	}

	/** Null where there is nobody else. */
	@Nullable BigDecimal percentile(BigDecimal value) {
		int others = rising.length - 1;
		return others == 0 ? null : BigDecimal.valueOf(below(value, false) * 100L)
			.divide(BigDecimal.valueOf(others), 1, RoundingMode.HALF_UP);
	}

	PeerGroup group(FiscalYear year, Measure measure, String name) {
		int decimals = switch (measure.kind()) {
			case MONEY -> 0;
			case COUNT, PERCENT, RATIO -> 2;
			case TARGET -> 4;
		};
		BigDecimal sum = Arrays.stream(rising).reduce(BigDecimal.ZERO, BigDecimal::add);
		return new PeerGroup(year, measure, name, rising.length, rising[0], quarter(1, decimals), quarter(2, decimals),
				quarter(3, decimals), rising[rising.length - 1],
				sum.divide(BigDecimal.valueOf(rising.length), decimals, RoundingMode.HALF_UP));
	}

	private BigDecimal quarter(int which, int decimals) {
		int quarters = (rising.length - 1) * which;
		BigDecimal low = rising[quarters / 4];
		BigDecimal high = rising[Math.min(quarters / 4 + 1, rising.length - 1)];
		BigDecimal share = BigDecimal.valueOf(25L * (quarters % 4), 2);
		return low.add(high.subtract(low).multiply(share)).setScale(decimals, RoundingMode.HALF_UP);
	}

	/** How many are smaller, or not larger. */
	private int below(BigDecimal value, boolean orEqual) {
		int low = 0;
		for (int high = rising.length; low < high;) {
			int middle = (low + high) >>> 1;
			int order = rising[middle].compareTo(value);
			if (order < 0 || (orEqual && order == 0)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
