package org.jiheng.approval;

import java.time.Instant;
import org.jiheng.budget.BudgetKey;
import org.jspecify.annotations.Nullable;

/**
 * One submission of a budget, and what was decided on it; nothing yet while it lies with
 * finance.
 *
 * @param adjustment of which adjustment; 0 before the first approval
 * @param number counted within the adjustment
 * @param version the budget's version that was submitted
 * @param digest SHA-256 (hex) of what was submitted
 */
public record Round(BudgetKey budget, int adjustment, int number, int version, Instant submittedAt, String submittedBy,
		String digest, @Nullable Decision decision) {
}
