package org.jiheng.approval.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ReturnBudgetInput(String budget, String reason, List<AssessmentInput> assessments,
		@Nullable String idempotencyKey, boolean dryRun) {
}
