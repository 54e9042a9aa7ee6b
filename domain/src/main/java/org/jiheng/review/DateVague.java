package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Target;

/** 年底 is a day, 年内 is none. */
final class DateVague implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		boolean date = switch (row.target()) {
			case Target.Deadline any -> true;
			case Target.Qualitative statement -> statement.deadline() != null || row.levels().isTimeliness();
			default -> false;
		};
		return date && budget.contains(WordList.VAGUE_DATES, row.value())
				? Optional
					.of(Remark.at(row.anchor("target"), row.placeAndValue() + "的期限含糊", "请写明具体日期，如 6月30日前、12月31日前"))
				: Optional.empty();
	}

}
