package org.jiheng.budget.graphql;

import java.util.List;
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

	static ProjectKey project(String id) {
		return NodeId.parse(id)
			.flatMap(BudgetNodes::project)
			.orElseThrow(() -> new ProblemException(Problem.NotFound.unseen("项目")));
	}

	/** The number of an indicator inside its budget. */
	static int indicator(String id, BudgetKey budget, int place) {
		return NodeId.parse(id)
			.flatMap(BudgetNodes::indicator)
			.filter(key -> key.budget().equals(budget))
			.map(IndicatorKey::number)
			.orElseThrow(() -> new ProblemException(new Problem.InvalidInput("INDICATOR_UNKNOWN",
					List.of("input", "indicators", String.valueOf(place), "id"), "不是这张表中的指标，或给出两次", "新的指标不填 id")));
	}

}
