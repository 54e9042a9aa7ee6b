package org.jiheng.budget;

import org.jiheng.shared.Money;
import org.jspecify.annotations.Nullable;

/** 预算数 and what it consists of. Blank on the form is null, which is not zero. */
public record Funds(Money total, @Nullable Money fiscal, @Nullable Money other, AmountStage stage) {

	/** As a form states them: the budget at the beginning of the year. */
	public Funds(Money total, @Nullable Money fiscal, @Nullable Money other) {
		this(total, fiscal, other, AmountStage.INITIAL);
	}
}
