package org.jiheng.review;

import java.math.BigDecimal;
import org.jiheng.budget.ProjectCode;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator came to last year. It belongs to this year's project of the same code
 * or, where either has none, of the same name; the indicator is named by its level 3.
 */
public record PastResult(@Nullable ProjectCode code, String project, String indicator, BigDecimal actual,
		@Nullable String unit) {
}
