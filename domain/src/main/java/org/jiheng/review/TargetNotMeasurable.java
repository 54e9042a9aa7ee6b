package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Target;

/** A statement can be measured only by whether it holds on a day. */
final class TargetNotMeasurable implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		boolean vague = row.target() instanceof Target.Qualitative statement && statement.deadline() == null;
		return vague ? Optional
			.of(Remark.at(row.anchor("target"), row.placeAndValue() + "是定性表述，没有数值也没有期限，无法衡量", "请改为可衡量的数值，或写明完成期限和评判标准"))
				: Optional.empty();
	}

}
