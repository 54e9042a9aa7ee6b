package org.jiheng.approval.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

record ApproveBudgetsInput(List<String> budgets, List<AssessmentInput> assessments, @Nullable String idempotencyKey,
		boolean dryRun) {
}
