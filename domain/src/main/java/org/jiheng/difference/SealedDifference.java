package org.jiheng.difference;

import java.math.BigDecimal;
import org.jiheng.shared.Money;
import org.jiheng.snapshot.KeptSnapshot;
import org.jspecify.annotations.Nullable;

/** In what two snapshots of one department differ, of one year or of two. */
public record SealedDifference(KeptSnapshot earlier, KeptSnapshot later, BudgetDifference difference) {

	/** By what percent of the earlier total it changed; null where that was zero. */
	public @Nullable BigDecimal amountPercent() {
		return BudgetChange.percent(new Money(earlier.funds().totalFen()), difference.amountByFen());
	}
}
