package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.BudgetText;
import org.jiheng.department.BudgetUnit;
import org.jiheng.review.Finding;

/**
 * What a draft says once a document was taken into it: its whole text, the units and the
 * findings of what was taken. Findings name projects by their sequences in the text.
 */
public record Taken(BudgetText text, List<BudgetUnit> units, List<Finding> findings) {

	public Taken {
		units = List.copyOf(units);
		findings = List.copyOf(findings);
	}
}
