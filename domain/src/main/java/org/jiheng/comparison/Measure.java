package org.jiheng.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What is measured of each row and year. */
public enum Measure {

	TOTAL(Kind.MONEY), FISCAL(Kind.MONEY), OTHER(Kind.MONEY), TOTAL_PER_HEAD(Kind.MONEY), PROJECTS(Kind.COUNT),
	INDICATORS(Kind.COUNT), NUMERIC_TARGET_SHARE(Kind.PERCENT), CLASSIFIED_SHARE(Kind.PERCENT),
	CLASSIFIED_PROJECTS(Kind.COUNT), PLANNED_BY_MARCH(Kind.PERCENT), PLANNED_BY_JUNE(Kind.PERCENT),
	PLANNED_BY_OCTOBER(Kind.PERCENT), PLANNED_BY_DECEMBER(Kind.PERCENT), FINDINGS_PER_PROJECT(Kind.RATIO),
	IN_TIME_SHARE(Kind.PERCENT), TARGET_MEAN(Kind.TARGET), TARGET_MEDIAN(Kind.TARGET);

	private final Kind kind;

	Measure(Kind kind) {
		this.kind = kind;
	}

	/** In what a measure counts: fen, pieces, percent, a ratio, or the target's unit. */
	public enum Kind {

		MONEY, COUNT, PERCENT, RATIO, TARGET

	}

	public Kind kind() {
		return kind;
	}

	/** Null where there is nothing to tell: a blank, or a share of nothing. */
	@Nullable BigDecimal of(Sums sums) {
		return switch (this) {
			case TOTAL -> fen(sums.totalFen());
			case FISCAL -> fen(sums.fiscalFen());
			case OTHER -> fen(sums.otherFen());
			case TOTAL_PER_HEAD ->
				sums.totalFen() == null || sums.persons() == null ? null : ratio(sums.totalFen(), sums.persons(), 0);
			case PROJECTS -> BigDecimal.valueOf(sums.projects());
			case INDICATORS -> BigDecimal.valueOf(sums.indicators());
			case NUMERIC_TARGET_SHARE -> percent(sums.numericTargets(), sums.indicators());
			case CLASSIFIED_SHARE -> sums.totalFen() == null ? null : percent(sums.classifiedFen(), sums.totalFen());
			case CLASSIFIED_PROJECTS -> BigDecimal.valueOf(sums.classifiedProjects());
			case PLANNED_BY_MARCH -> planned(sums, 0);
			case PLANNED_BY_JUNE -> planned(sums, 1);
			case PLANNED_BY_OCTOBER -> planned(sums, 2);
			case PLANNED_BY_DECEMBER -> planned(sums, 3);
			case FINDINGS_PER_PROJECT -> ratio(sums.findings(), sums.projects(), 2);
			case IN_TIME_SHARE -> percent(sums.inTime(), sums.timed());
			case TARGET_MEAN -> sums.targets() == null ? null : sums.targets().mean();
			case TARGET_MEDIAN -> sums.targets() == null ? null : sums.targets().median();
		};
	}

	boolean appliesTo(Axis axis) {
		if (axis == Axis.PROJECT) {
			return this == TOTAL || this == FISCAL || this == OTHER;
		}
		return switch (this) {
			case INDICATORS, NUMERIC_TARGET_SHARE -> true;
			case TARGET_MEAN, TARGET_MEDIAN -> axis == Axis.INDICATOR;
			case TOTAL_PER_HEAD -> axis == Axis.COUNTY;
			default -> !axis.ofIndicators();
		};
	}

	private static @Nullable BigDecimal fen(@Nullable Long fen) {
		return fen == null ? null : BigDecimal.valueOf(fen);
	}

	private static @Nullable BigDecimal planned(Sums sums, int milestone) {
		return sums.planned().isEmpty() ? null : percent(sums.planned().get(milestone), sums.withPlanFen());
	}

	private static @Nullable BigDecimal percent(long part, long whole) {
		return ratio(Math.multiplyExact(part, 100L), whole, 2);
	}

	private static @Nullable BigDecimal ratio(long part, long whole, int decimals) {
		return whole == 0 ? null
				: BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
	}

}
