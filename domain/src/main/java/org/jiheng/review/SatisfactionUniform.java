package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;

/**
 * Once for the budget. What a classified project promises is not known and does not
 * count.
 */
final class SatisfactionUniform implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		BigDecimal high = budget.settings().threshold(Threshold.SATISFACTION_PERCENT);
		List<Project> open = budget.open();
		long alike = open.stream()
			.filter(project -> budget.rows(project).stream().anyMatch(row -> isHigh(row, high)))
			.count();
		return new Share(alike, open.size()).isUniform(budget.settings()) ? Stream.of(Remark.at(Anchor.BUDGET,
				open.size() + " 个公开项目中有 " + alike + " 个的满意度指标值在 ≥" + high.toPlainString() + "% 以上，没有区分",
				"请依据往年调查结果分别确定")) : Stream.empty();
	}

	private static boolean isHigh(Row row, BigDecimal high) {
		return row.levels().isSatisfaction() && row.target() instanceof Target.Numeric numeric
				&& Texts.key(Phrase.unit(numeric)).equals("%") && numeric.value().compareTo(high) >= 0
				&& (numeric.comparator() == Comparator.GE || numeric.comparator() == Comparator.GT);
	}

}
