package org.jiheng.budget.graphql;

import java.util.List;
import java.util.Optional;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;

/**
 * Reads the ids that mutations name; one that nothing ever had is absent like any foreign
 * one.
 */
final class DraftIds {

	private DraftIds() {
	}

	static BudgetKey budget(String id) {
		return parsed(id, "Budget", 3).map(BudgetNodes::budget).orElseThrow(() -> absent("预算"));
	}

	static ProjectKey project(String id) {
		return parsed(id, "Project", 4)
			.map(key -> new ProjectKey(BudgetNodes.budget(key), Integer.parseInt(key.getLast())))
			.orElseThrow(() -> absent("项目"));
	}

	/** The number of an indicator inside its budget. */
	static int indicator(String id, BudgetKey budget, int place) {
		return parsed(id, "Indicator", 4)
			.map(key -> new IndicatorKey(BudgetNodes.budget(key), Integer.parseInt(key.getLast())))
			.filter(key -> key.budget().equals(budget))
			.map(IndicatorKey::number)
			.orElseThrow(() -> new ProblemException(new Problem.InvalidInput("INDICATOR_UNKNOWN",
					List.of("input", "indicators", String.valueOf(place), "id"), "不是这张表中的指标，或给出两次", "新的指标不填 id")));
	}

	private static Optional<List<String>> parsed(String id, String type, int parts) {
		try {
			return NodeId.parse(id)
				.filter(node -> node.type().equals(type) && node.key().size() == parts)
				.map(NodeId::key)
				.filter(key -> {
					BudgetNodes.budget(key);
					return parts == 3 || Integer.parseInt(key.getLast()) > 0;
				});
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	private static ProblemException absent(String what) {
		return new ProblemException(new Problem.NotFound(what + "不存在，或当前身份看不到"));
	}

}
