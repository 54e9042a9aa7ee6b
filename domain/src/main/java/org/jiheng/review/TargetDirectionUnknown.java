package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.Target;

/**
 * An equals sign that is written says what is meant; a number in a sentence is check
 * 10's.
 */
final class TargetDirectionUnknown implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		boolean bare = row.target() instanceof Target.Numeric numeric && numeric.comparator() == Comparator.EQ
				&& !row.value().contains("=") && !row.value().contains("等于") && !Phrase.hidesNumber(row);
		return bare ? Optional.of(Remark.at(row.anchor("target"), row.placeAndValue() + "没有比较符，不知道是不少于还是不超过",
				"请写明比较符，如 ≥" + row.raw() + " 或 ≤" + row.raw())) : Optional.empty();
	}

}
