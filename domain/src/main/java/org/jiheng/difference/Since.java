package org.jiheng.difference;

import org.jiheng.budget.BudgetKey;
import org.jspecify.annotations.Nullable;

/** What a budget is compared with. */
public sealed interface Since {

	BudgetKey budget();

	/**
	 * What was submitted in a round; without a number, the last round before the present
	 * content.
	 *
	 * @param adjustment whose rounds are meant: those of the budget's present content
	 * @param changeable whether the present content may differ from the last round's
	 */
	record Submission(BudgetKey budget, int adjustment, @Nullable Integer number, boolean changeable) implements Since {
	}

	/** What stands approved, of an adjustment that is being drafted or reviewed. */
	record Approval(BudgetKey budget) implements Since {
	}

	/** What was approved for the department a year before. */
	record LastYear(BudgetKey budget) implements Since {
	}

}
