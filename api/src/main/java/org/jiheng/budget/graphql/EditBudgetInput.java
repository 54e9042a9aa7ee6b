package org.jiheng.budget.graphql;

import java.util.List;
import org.jiheng.budget.HeadForm;
import org.jspecify.annotations.Nullable;

record EditBudgetInput(String budget, int expectedVersion, @Nullable String title, @Nullable List<String> overallGoals,
		@Nullable List<String> itemisedGoals, @Nullable List<String> safeguards, @Nullable String idempotencyKey,
		boolean dryRun) {

	HeadForm apply(HeadForm before) {
		HeadForm form = title == null ? before : before.withTitle(title);
		form = overallGoals == null ? form : form.withOverallGoals(overallGoals);
		form = itemisedGoals == null ? form : form.withItemisedGoals(itemisedGoals);
		return safeguards == null ? form : form.withSafeguards(safeguards);
	}
}
