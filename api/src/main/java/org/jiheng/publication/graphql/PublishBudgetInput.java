package org.jiheng.publication.graphql;

import java.util.List;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.publication.Cleared;
import org.jiheng.review.FindingKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;

record PublishBudgetInput(String budget, List<ClearedFindingInput> cleared, @Nullable String idempotencyKey,
		boolean dryRun) {

	List<Cleared> clearances() {
		return cleared.stream().map(ClearedFindingInput::cleared).toList();
	}

	record ClearedFindingInput(String finding, String reason) {

		/** A finding that never was is as absent as a foreign one. */
		Cleared cleared() {
			return new Cleared(NodeId.parse(finding)
				.flatMap(id -> BudgetId.numbered(id, "BudgetFinding", FindingKey::new))
				.orElseThrow(() -> new ProblemException(Problem.NotFound.unseen("审核意见"))), reason);
		}
	}
}
