package org.jiheng.approval.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record RefuseBudgetInput(String budget, String reason, List<AssessmentInput> assessments,
		@Nullable String idempotencyKey, boolean dryRun) {
}
