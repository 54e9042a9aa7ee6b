package org.jiheng.archive;

import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.department.BudgetUnit;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.SealedContent;
import org.jspecify.annotations.Nullable;

/**
 * One department's budget of a past year, as it was approved.
 *
 * @param draftedBy and approvedBy: two different names
 * @param canonical the content as it is hashed
 */
record ArchivedBudget(BudgetKey key, String departmentName, String draftedBy, String approvedBy, @Nullable Basis basis,
		SealedContent content, List<BudgetUnit> units, String canonical, String contentHash) {

	ArchivedBudget {
		units = List.copyOf(units);
	}
}
