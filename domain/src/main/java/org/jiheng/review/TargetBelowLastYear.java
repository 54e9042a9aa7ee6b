package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;

/**
 * Only where more is better: a limit, or a reverse indicator, is not made easier by a low
 * number.
 */
final class TargetBelowLastYear implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		Project project = row.project();
		List<PastResult> results = budget.input().pastResults();
		if (project == null || results.isEmpty() || !(row.target() instanceof Target.Numeric target)
				|| !isMoreBetter(row, target, budget)) {
			return Optional.empty();
		}
		BigDecimal far = target.value().multiply(budget.settings().threshold(Threshold.FAR_ABOVE));
		return results.stream()
			.filter(result -> isOf(result, project) && isOf(result, row))
			.filter(result -> result.actual().compareTo(far) >= 0)
			.findFirst()
			.map(result -> Remark.at(row.anchor("target"),
					row.placeAndValue() + "远低于上年实际完成的 " + result.actual().toPlainString() + Phrase.unit(target),
					"请参照上年结果提高指标值，或说明理由"));
	}

	private static boolean isMoreBetter(Row row, Target.Numeric target, Examined budget) {
		boolean limit = target.comparator() == Comparator.LE || target.comparator() == Comparator.LT;
		return !limit && target.value().signum() > 0 && !row.levels().isCost()
				&& !budget.contains(WordList.REVERSE, row.name());
	}

	private static boolean isOf(PastResult result, Project project) {
		return (result.code() != null && project.code() != null) ? result.code().equals(project.code())
				: Texts.key(result.project()).equals(Texts.key(project.name()));
	}

	private static boolean isOf(PastResult result, Row row) {
		return Texts.key(result.indicator()).equals(row.name())
				&& Texts.key(result.unit()).equals(Texts.key(Phrase.unit(row.target())));
	}

}
