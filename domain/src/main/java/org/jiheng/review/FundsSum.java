package org.jiheng.review;

import java.util.Optional;
import org.jiheng.budget.Funds;
import org.jiheng.budget.Project;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Blank is not zero: while 财政资金 is blank only a part above the whole is wrong. Where it
 * is given and 其他资金 is blank, it has to be the whole, else the form leaves a gap.
 */
final class FundsSum implements Rule.OfProject {

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		Funds funds = project.funds();
		Money fiscal = funds.fiscal();
		Money other = funds.other();
		boolean right;
		if (fiscal == null) {
			right = other == null || other.compareTo(funds.total()) <= 0;
		}
		else {
			// Subtracted, as a sum of two amounts at the edge of what counts overflows.
			long rest = funds.total().fen() - fiscal.fen();
			right = other == null ? rest == 0 : rest == other.fen();
		}
		return right ? Optional.empty()
				: Optional.of(
						Remark
							.at(Examined.anchor(project, "funds.total"),
									Examined.place(project) + "的预算数 " + funds.total().in(MoneyUnit.WAN_YUAN)
											+ " 万元，其中财政资金" + words(fiscal) + "，其他资金" + words(other) + "，合计不符",
									"请使财政资金与其他资金之和等于预算数"));
	}

	private static String words(@Nullable Money money) {
		return money == null ? "空白" : " " + money.in(MoneyUnit.WAN_YUAN) + " 万元";
	}

}
