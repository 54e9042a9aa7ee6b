package org.jiheng.difference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One difference. Its keys are those of the later content, null for what is there no
 * more; the field is named as in the API: funds.total, goals.1.
 *
 * @param byFen by how much an amount changed, negative where it shrank
 * @param percent the same as a percent of what it was; null where that was blank or zero
 */
public record BudgetChange(ChangeKind kind, @Nullable ProjectKey project, @Nullable String projectName,
		@Nullable IndicatorKey indicator, @Nullable String indicatorName, @Nullable String field,
		@Nullable String before, @Nullable String after, @Nullable Long byFen, @Nullable BigDecimal percent,
		String message) {

	static @Nullable BigDecimal percent(@Nullable Money before, long byFen) {
		return before == null || before.fen() == 0 ? null
				: BigDecimal.valueOf(byFen)
					.multiply(BigDecimal.valueOf(100))
					.divide(BigDecimal.valueOf(before.fen()), 2, RoundingMode.HALF_UP);
	}
}
