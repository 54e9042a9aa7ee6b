package org.jiheng.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jiheng.budget.BudgetKey;
import org.jiheng.department.Department;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for the asker in the acting role.
 *
 * @param project the number of the project that it is about, 0 where it is about the
 * whole budget
 * @param due until when, that day included; null where the county set no deadline
 */
public record InboxItem(InboxKind kind, BudgetKey budget, Department department, int project, Instant since,
		@Nullable LocalDate due, boolean overdue, String message) {

	private static final String NEVER = "9999-12-31";

	/** What is due first comes first; unique, and in the order of its texts. */
	List<String> position() {
		return List.of(due == null ? NEVER : due.toString(), budget.year().toString(), budget.department().value(),
				budget.place().name(), kind.name(), String.format(Locale.ROOT, "%010d", project));
	}

	/** Whether the other item is of the same kind, about the same thing. */
	boolean isAbout(InboxItem other) {
		return kind == other.kind && budget.equals(other.budget) && project == other.project;
	}
}
