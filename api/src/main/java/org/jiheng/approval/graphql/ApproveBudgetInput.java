package org.jiheng.approval.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ApproveBudgetInput(String budget, List<AssessmentInput> assessments, @Nullable String idempotencyKey,
		boolean dryRun) {
}
