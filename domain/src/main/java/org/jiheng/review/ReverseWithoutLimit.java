package org.jiheng.review;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;

/**
 * The less, the better, so the target is a limit. 投诉率下降 is more, the better again, and
 * nothing lies below 0.
 */
final class ReverseWithoutLimit implements Rule.OfRow {

	private static final Pattern TURNED = Pattern.compile("下降|降低|减少|降幅|压降");

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		String words = row.name().isEmpty() ? row.description() : row.name();
		boolean open = row.target() instanceof Target.Numeric numeric && numeric.value().signum() != 0
				&& numeric.comparator() != Comparator.LT && numeric.comparator() != Comparator.LE;
		return open && budget.contains(WordList.REVERSE, words) && !TURNED.matcher(words).find()
				? Optional.of(Remark.at(row.anchor("target"), row.placeAndValue() + "是反向指标，越低越好", "请写成 ≤ 或 <"))
				: Optional.empty();
	}

}
