package org.jiheng.approval;

import java.time.Instant;
import java.util.List;
import org.jiheng.budget.BudgetKey;
import org.jiheng.review.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one field of a budget, the oldest first, until finance takes it as
 * settled.
 *
 * @param content what it speaks of: an open adjustment, or else what stands
 * @param version the budget's version when the thread was opened
 * @param resolvedBy who took it as settled; null while it is open
 */
public record ReviewThread(ThreadKey key, BudgetKey content, Anchor anchor, int version, String openedBy,
		Instant openedAt, @Nullable String resolvedBy, @Nullable Instant resolvedAt, List<ThreadComment> comments) {

	public ReviewThread {
		comments = List.copyOf(comments);
	}

	public boolean resolved() {
		return resolvedAt != null;
	}
}
