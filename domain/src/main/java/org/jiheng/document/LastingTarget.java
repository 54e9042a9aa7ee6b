package org.jiheng.document;

import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The 中期指标值 beside a 年度指标值. Both promise the same thing, so that one that is measured in
 * another way than the other is likely to stand in the wrong cell.
 */
record LastingTarget(String raw) {

	/** What a unit begins with when it counts in thousands. */
	private static final String SCALE = "^[百千万亿]+";

	/** Whether the annual target cannot be of the same thing, or has words behind it. */
	boolean isUnlike(Target annual, TargetReader targets) {
		Target own = targets.read(raw);
		if (own instanceof Target.Numeric lasting) {
			return !(annual instanceof Target.Numeric numeric) || !thing(lasting).equals(thing(numeric))
					|| (isPlain(lasting) && !isPlain(numeric));
		}
		return own instanceof Target.Deadline && !(annual instanceof Target.Deadline);
	}

	private static String thing(Target.Numeric target) {
		return words(target.unit()).replaceFirst(SCALE, "");
	}

	/** Whether nothing stands behind the number but its unit. */
	private static boolean isPlain(Target.Numeric target) {
		String raw = words(target.raw());
		String unit = words(target.unit());
		return unit.isEmpty() ? raw.matches(".*[0-9]") : raw.endsWith(unit);
	}

	private static String words(@Nullable String text) {
		return text == null ? "" : Wording.key(text);
	}

}
