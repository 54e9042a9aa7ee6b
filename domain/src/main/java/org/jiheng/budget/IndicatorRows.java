package org.jiheng.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table of indicators, of a project or of the department as a whole. */
final class IndicatorRows {

	private static final int MOST = 200;

	private IndicatorRows() {
	}

	/**
	 * The indicators that the rows make: those that go on keep their number, new ones get
	 * the next after the last.
	 * @param project null for those of the department as a whole
	 */
	static List<Indicator> filled(List<IndicatorForm> rows, BudgetKey budget, @Nullable Project project,
			List<Indicator> before, int lastNumber) {
		if (rows.size() > MOST) {
			throw Wants.invalid("indicators", "TOO_MANY", "最多 " + MOST + " 个，收到 " + rows.size() + " 个", "请核对是否重复");
		}
		var targets = new TargetReader(budget.year());
		Set<Integer> own = numbers(before);
		List<Indicator> after = new ArrayList<>();
		int last = lastNumber;
		for (IndicatorForm row : rows) {
			Integer number = row.number();
			if (number != null && !own.remove(number)) {
				throw Wants.invalid("indicators." + row.place() + ".id", "INDICATOR_UNKNOWN", "不是这张表中的指标，或给出两次",
						"新的指标不填 id");
			}
			last++;
			var numbered = new IndicatorKey(budget, number == null ? last : number);
			after.add(project != null && project.classified() ? row.classified(numbered, project.key())
					: row.of(numbered, project == null ? null : project.key(), targets));
		}
		return after;
	}

	/** The numbers of those that are there no more. */
	static Set<Integer> gone(List<Indicator> before, List<Indicator> after) {
		Set<Integer> gone = numbers(before);
		gone.removeAll(numbers(after));
		return gone;
	}

	/** What remains of an indicator when its project becomes classified. */
	static Indicator hidden(Indicator shown) {
		return new Indicator(shown.key(), shown.project(), shown.sequence(), shown.level1(), shown.level2(), null, null,
				new Target.Classified(), null, shown.weight(), List.of());
	}

	private static Set<Integer> numbers(List<Indicator> indicators) {
		return new HashSet<>(indicators.stream().map(indicator -> indicator.key().number()).toList());
	}

}
