package org.jiheng.budget;

import java.util.List;
import org.jiheng.county.County;
import org.jiheng.department.Department;
import org.jspecify.annotations.Nullable;

/**
 * A department's budget of a year as it is read: everything but its projects and
 * indicators. The funds are sums over its projects: fiscal and other are null where no
 * project states them. Adjustment 0 is what was first drafted and approved, n what the
 * nth adjustment made of it. The current import is null when it was drafted by hand.
 */
public record Budget(BudgetKey key, int adjustment, County county, Department department, BudgetStatus status,
		int version, String title, List<String> overallGoals, List<String> itemisedGoals, List<String> safeguards,
		Funds funds, int projectCount, List<Provenance> provenance, @Nullable Integer currentImport) {

	public Budget {
		overallGoals = List.copyOf(overallGoals);
		itemisedGoals = List.copyOf(itemisedGoals);
		safeguards = List.copyOf(safeguards);
		provenance = List.copyOf(provenance);
	}
}
