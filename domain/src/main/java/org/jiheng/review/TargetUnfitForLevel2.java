package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Target;

/** Only what is written in the value: money is no time, and time no cost. */
final class TargetUnfitForLevel2 implements Rule.OfRow {

	@Override
	public Optional<Remark> remark(Row row, Examined budget) {
		if (row.levels().isTimeliness() && MoneyTarget.of(row).isPresent()) {
			return Optional.of(Remark.at(row.anchor("target"),
					row.placeAndValue() + "是金额，却列在“" + row.levels().level2() + "”下", "请移到成本指标下；时效指标写完成的期限"));
		}
		if (row.levels().isCost() && isAboutTime(row, budget)) {
			return Optional.of(Remark.at(row.anchor("target"),
					row.placeAndValue() + "说的是时间，却列在“" + row.levels().level2() + "”下", "请移到时效指标下；成本指标写金额或标准"));
		}
		return Optional.empty();
	}

	private static boolean isAboutTime(Row row, Examined budget) {
		return switch (row.target()) {
			case Target.Deadline any -> true;
			case Target.Qualitative any -> budget.contains(WordList.TIMELINESS, row.value());
			default -> false;
		};
	}

}
