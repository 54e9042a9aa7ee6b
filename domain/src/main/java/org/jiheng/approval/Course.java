package org.jiheng.approval;

import java.time.Instant;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.department.Department;
import org.jspecify.annotations.Nullable;

/**
 * What a department did for a year so far; without a status where it has not opened its
 * budget.
 */
public record Course(Department department, @Nullable BudgetStatus status, int rounds, @Nullable Instant submittedAt,
		@Nullable Instant reviewedAt, @Nullable Instant approvedAt) {

	@Nullable Instant doneAt(ReviewStage stage) {
		return switch (stage) {
			case SUBMISSION -> submittedAt;
			case REVIEW -> reviewedAt;
			case APPROVAL -> approvedAt;
		};
	}
}
