package org.jiheng.difference;

import java.math.BigDecimal;
import java.util.Objects;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The values that keep a numeric promise, as an interval; an open side is null. A promise
 * is tightened when fewer values keep it.
 */
record Promise(@Nullable BigDecimal lower, boolean lowerIncluded, @Nullable BigDecimal upper, boolean upperIncluded) {

	/**
	 * What became of a target, or null where it stayed the same. A deadline is seen
	 * within its fiscal year: the end of this year is no later than the end of last year
	 * was.
	 */
	static @Nullable ChangeKind change(Target before, Target after, int yearsBetween) {
		if (before instanceof Target.Deadline was && after instanceof Target.Deadline is) {
			int later = is.date().compareTo(was.date().plusYears(yearsBetween));
			return later == 0 ? null : later < 0 ? ChangeKind.TIGHTENED : ChangeKind.LOOSENED;
		}
		if (before.equals(after) || sameWords(before, after)) {
			return null;
		}
		Promise was = of(before, after);
		Promise is = of(after, before);
		if (was == null || is == null || !Objects.equals(unit(before), unit(after)) || was.equals(is)) {
			return ChangeKind.CHANGED;
		}
		return is.within(was) ? ChangeKind.TIGHTENED : was.within(is) ? ChangeKind.LOOSENED : ChangeKind.CHANGED;
	}

	private static boolean sameWords(Target before, Target after) {
		String was = before.raw();
		String is = after.raw();
		return was != null && is != null && before.kind() == after.kind() && Wording.key(was).equals(Wording.key(is));
	}

	/**
	 * A bare number has no direction of its own; beside one with a direction it takes
	 * that, since forms leave the sign out.
	 */
	private static @Nullable Promise of(Target target, Target beside) {
		return switch (target) {
			case Target.Numeric numeric -> of(plain(numeric.value()), direction(numeric, beside));
			case Target.Range range -> new Promise(plain(range.lower()), true, plain(range.upper()), true);
			case Target.Deadline d -> null;
			case Target.Qualitative q -> null;
			case Target.Classified c -> null;
			case Target.Undecidable u -> null;
		};
	}

	private static Comparator direction(Target.Numeric numeric, Target beside) {
		if (numeric.comparator() != Comparator.EQ || !(beside instanceof Target.Numeric other)) {
			return numeric.comparator();
		}
		return switch (other.comparator()) {
			case GE, GT -> Comparator.GE;
			case LE, LT -> Comparator.LE;
			case EQ, BETWEEN -> Comparator.EQ;
		};
	}

	private static Promise of(BigDecimal value, Comparator comparator) {
		return switch (comparator) {
			case GE -> new Promise(value, true, null, false);
			case GT -> new Promise(value, false, null, false);
			case LE -> new Promise(null, false, value, true);
			case LT -> new Promise(null, false, value, false);
			case EQ, BETWEEN -> new Promise(value, true, value, true);
		};
	}

	private boolean within(Promise wider) {
		return inside(lower, lowerIncluded, wider.lower, wider.lowerIncluded, 1)
				&& inside(upper, upperIncluded, wider.upper, wider.upperIncluded, -1);
	}

	/** Whether a bound lies on the inner side of another one, or upon it. */
	private static boolean inside(@Nullable BigDecimal bound, boolean included, @Nullable BigDecimal wider,
			boolean widerIncluded, int side) {
		if (wider == null || bound == null) {
			return wider == null;
		}
		int compared = side > 0 ? bound.compareTo(wider) : wider.compareTo(bound);
		return compared > 0 || (compared == 0 && (widerIncluded || !included));
	}

	private static BigDecimal plain(BigDecimal value) {
		return value.stripTrailingZeros();
	}

	private static @Nullable String unit(Target target) {
		String unit = switch (target) {
			case Target.Numeric numeric -> numeric.unit();
			case Target.Range range -> range.unit();
			default -> null;
		};
		return unit == null ? null : Wording.key(unit);
	}
}
