package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jiheng.budget.Project;
import org.jiheng.shared.MoneyUnit;

/**
 * Costs may be stated as one amount, or in parts that add up. The price of one piece
 * below the total is no part of it.
 */
final class CostTargetDiffers implements Rule.OfProject {

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		List<MoneyTarget> costs = MoneyTarget.costs(project, budget)
			.stream()
			.filter(cost -> !isPrice(cost, project, budget))
			.toList();
		BigDecimal sum = costs.stream().map(MoneyTarget::yuan).reduce(BigDecimal.ZERO, BigDecimal::add);
		boolean right = costs.isEmpty() || sum.compareTo(MoneyTarget.total(project)) == 0
				|| costs.stream().anyMatch(cost -> cost.isTotal(project));
		if (right) {
			return Optional.empty();
		}
		String values = costs.size() == 1 ? costs.getFirst().row().placeAndValue()
				: Examined.place(project) + "的 " + costs.size() + " 个成本指标值";
		return Optional.of(
				Remark
					.at(costs.stream().map(cost -> cost.row().anchor("target")).toList(),
							values + "合 " + new MoneyTarget(costs.getFirst().row(), sum).wanYuan() + "，与预算数 "
									+ project.funds().total().in(MoneyUnit.WAN_YUAN) + " 万元不一致",
							"请核对金额和单位，使成本指标与预算数一致"));
	}

	private static boolean isPrice(MoneyTarget cost, Project project, Examined budget) {
		String words = cost.row().name() + " " + cost.row().description();
		return budget.contains(WordList.UNIT_COST, words) && cost.yuan().compareTo(MoneyTarget.total(project)) < 0;
	}

}
