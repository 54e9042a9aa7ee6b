package org.jiheng.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;
import org.jiheng.budget.TargetReader;
import org.jiheng.shared.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 指标值 spread over columns: 指标性质, 指标值, 度量单位. The words of the target are the three put
 * together. What contradicts itself is undecidable.
 */
record SplitTarget(@Nullable String sign, @Nullable String value, @Nullable String measure) {

	private static final Map<String, Comparator> SIGNS = Map.ofEntries(Map.entry("≥", Comparator.GE),
			Map.entry(">=", Comparator.GE), Map.entry("大于等于", Comparator.GE), Map.entry("不低于", Comparator.GE),
			Map.entry(">", Comparator.GT), Map.entry("大于", Comparator.GT), Map.entry("=", Comparator.EQ),
			Map.entry("等于", Comparator.EQ), Map.entry("≤", Comparator.LE), Map.entry("<=", Comparator.LE),
			Map.entry("小于等于", Comparator.LE), Map.entry("不高于", Comparator.LE), Map.entry("<", Comparator.LT),
			Map.entry("小于", Comparator.LT));

	private static final Set<String> STATEMENTS = Set.of("定性", "定性指标", "文字描述", "文字");

	private static final Pattern NUMBER = Pattern
		.compile("(?<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\\.[0-9]{1,6})?)(?<percent>%?)");

	/**
	 * Whether a cell's words are a sign of comparison, or say that the target has none.
	 */
	static boolean isSign(String key) {
		return SIGNS.containsKey(key) || STATEMENTS.contains(key);
	}

	/** Whether the target is to be as large, or as small, as possible. */
	static boolean opposes(@Nullable String direction, Target target) {
		if (direction == null || !(target instanceof Target.Numeric numeric)) {
			return false;
		}
		return switch (numeric.comparator()) {
			case GE, GT -> direction.startsWith("反向") || direction.startsWith("负向");
			case LE, LT -> direction.startsWith("正向");
			case EQ, BETWEEN -> false;
		};
	}

	Target read(TargetReader targets) {
		String written = words(value);
		String key = Wording.key(words(sign));
		if (STATEMENTS.contains(key)) {
			return new Target.Qualitative(written + words(measure), null);
		}
		String raw = words(sign) + written + words(measure);
		Matcher number = NUMBER.matcher(Wording.key(written));
		if (key.isEmpty() || !number.matches()) {
			return inside(raw, written, key, targets);
		}
		String unit = Wording.key(words(measure));
		boolean percentTwice = !number.group("percent").isEmpty() && !unit.isEmpty();
		Comparator comparator = SIGNS.get(key);
		if (comparator == null || percentTwice) {
			return new Target.Undecidable(raw);
		}
		String measured = unit.isEmpty() ? number.group("percent") : words(measure);
		return new Target.Numeric(raw, comparator, new BigDecimal(number.group("number").replace(",", "")),
				measured.isEmpty() ? null : measured);
	}

	/** The sign, or more than a number, stands in the value's own cell. */
	private Target inside(String raw, String written, String key, TargetReader targets) {
		boolean unitThere = !words(measure).isEmpty() && Wording.key(written).endsWith(Wording.key(words(measure)));
		String words = words(sign) + (unitThere ? written : written + words(measure));
		Target read = targets.read(key.isEmpty() || !Wording.key(written).startsWith(key) ? words : written);
		boolean contradicts = SIGNS.get(key) != null
				&& !(read instanceof Target.Numeric numeric && numeric.comparator() == SIGNS.get(key));
		return contradicts ? new Target.Undecidable(raw) : read;
	}

	private static String words(@Nullable String text) {
		return text == null ? "" : text;
	}

}
