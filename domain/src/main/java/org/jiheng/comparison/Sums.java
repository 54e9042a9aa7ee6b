package org.jiheng.comparison;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshots behind one row and year add up to. Amounts in fen; of rows about
 * indicators only the numbers of indicators and targets are there.
 *
 * @param planned what is to be paid by the end of March, June, October and December, of
 * the projects that have a plan
 * @param timed how many departments had a deadline
 * @param persons how many people live there, where that is known
 */
public record Sums(int departments, @Nullable Long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen,
		int projects, int indicators, int numericTargets, int classifiedProjects, long classifiedFen,
		List<Long> planned, long withPlanFen, int findings, int timed, int inTime, @Nullable Long persons,
		@Nullable Spread targets) {

	public Sums {
		planned = List.copyOf(planned);
	}

	/** How the numbers that are promised spread. */
	public record Spread(int count, BigDecimal mean, BigDecimal lowest, BigDecimal quartile1, BigDecimal median,
			BigDecimal quartile3, BigDecimal highest) {
	}

	/** Of indicators alone. */
	public static Sums ofIndicators(int departments, int indicators, int numericTargets, @Nullable Spread targets) {
		return new Sums(departments, null, null, null, 0, indicators, numericTargets, 0, 0, List.of(), 0, 0, 0, 0, null,
				targets);
	}
}
