package org.jiheng.review;

import java.util.stream.Stream;
import org.jiheng.shared.MoneyUnit;

/** A cost that only repeats the funds controls nothing. */
final class CostTargetRepeats implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		return budget.open()
			.stream()
			.flatMap(project -> MoneyTarget.costs(project, budget)
				.stream()
				.filter(cost -> cost.isTotal(project))
				.map(cost -> Remark.at(
						cost.row().anchor("target"), cost.row().placeAndValue() + "只重复了预算数 "
								+ project.funds().total().in(MoneyUnit.WAN_YUAN) + " 万元",
						"请改为能控制成本的指标，如单位成本、补助标准或节约率")));
	}

}
