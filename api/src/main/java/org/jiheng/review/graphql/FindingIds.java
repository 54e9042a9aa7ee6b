package org.jiheng.review.graphql;

import java.util.Optional;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.review.FindingKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;

/** The global ids of findings and of what they hang on. */
final class FindingIds {

	static final String TYPE = "BudgetFinding";

	private FindingIds() {
	}

	static NodeId of(FindingKey key) {
		return BudgetId.of(TYPE, key.budget(), key.number());
	}

	/** Nothing when no finding ever had this id. */
	static Optional<FindingKey> finding(NodeId id) {
		return BudgetId.numbered(id, TYPE, FindingKey::new);
	}

	static FindingKey finding(String id) {
		return NodeId.parse(id)
			.flatMap(FindingIds::finding)
			.orElseThrow(() -> new ProblemException(Problem.NotFound.unseen("审核意见")));
	}

	/** A project's budget and number, as a finding's are written. */
	static Optional<FindingKey> project(String id) {
		return NodeId.parse(id).flatMap(node -> BudgetId.numbered(node, "Project", FindingKey::new));
	}

}
