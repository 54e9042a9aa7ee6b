package org.jiheng.comparison;

import java.math.BigDecimal;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one row in one year. Money in fen, shares in percent.
 *
 * @param change against the nearest earlier year that has a value; of shares in
 * percentage points
 * @param changePercent the same in percent of that value
 * @param growth compound growth a year in percent, since the first year that has a value
 * @param rank 1 for the largest of its peers
 * @param percentile which percent of the other peers lie below
 */
public record Cell(FiscalYear year, Measure measure, ValueState state, @Nullable BigDecimal value,
		@Nullable BigDecimal change, @Nullable BigDecimal changePercent, @Nullable BigDecimal growth,
		@Nullable Integer rank, @Nullable BigDecimal percentile) {
}
