package org.jiheng.review.graphql;

import java.util.List;
import java.util.Optional;
import org.jiheng.budget.BudgetKey;
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
		BudgetKey budget = key.budget();
		return NodeId.of(TYPE, budget.county(), budget.year(), budget.department(), key.number());
	}

	/** Nothing when no finding ever had this id. */
	static Optional<FindingKey> finding(NodeId id) {
		return numbered(id, TYPE).filter(key -> of(key).equals(id));
	}

	static FindingKey finding(String id) {
		return NodeId.parse(id).flatMap(FindingIds::finding).orElseThrow(() -> absent("审核意见"));
	}

	static BudgetKey budget(String id) {
		return NodeId.parse(id)
			.filter(node -> node.type().equals("Budget"))
			.flatMap(node -> BudgetKey.parse(String.join("/", node.key())))
			.orElseThrow(() -> absent("预算"));
	}

	/** A project's budget and number, as a finding's are written. */
	static Optional<FindingKey> project(String id) {
		return NodeId.parse(id).flatMap(node -> numbered(node, "Project"));
	}

	private static Optional<FindingKey> numbered(NodeId id, String type) {
		List<String> key = id.key();
		if (!id.type().equals(type) || key.size() != 4 || !key.getLast().matches("[1-9][0-9]{0,8}")) {
			return Optional.empty();
		}
		return BudgetKey.parse(String.join("/", key.subList(0, 3)))
			.map(budget -> new FindingKey(budget, Integer.parseInt(key.getLast())));
	}

	private static ProblemException absent(String what) {
		return new ProblemException(new Problem.NotFound(what + "不存在，或当前身份看不到"));
	}

}
