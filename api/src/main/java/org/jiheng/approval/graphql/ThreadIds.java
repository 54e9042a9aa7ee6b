package org.jiheng.approval.graphql;

import java.util.Optional;
import org.jiheng.approval.ThreadKey;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;

/** The global ids of threads and of what they hang on. */
final class ThreadIds {

	static final String TYPE = "ReviewThread";

	private ThreadIds() {
	}

	static NodeId of(ThreadKey key) {
		return BudgetId.of(TYPE, key.budget(), key.number());
	}

	/** Nothing when no thread ever had this id. */
	static Optional<ThreadKey> thread(NodeId id) {
		return BudgetId.numbered(id, TYPE, ThreadKey::new).filter(key -> of(key).equals(id));
	}

	static ThreadKey thread(String id) {
		return NodeId.parse(id).flatMap(ThreadIds::thread).orElseThrow(() -> absent("审核意见"));
	}

	/** The number of a project or indicator of this budget; null where none is named. */
	static @Nullable Integer number(@Nullable String id, String type, BudgetKey budget) {
		return id == null ? null
				: NodeId.parse(id)
					.flatMap(node -> BudgetId.numbered(node, type, ProjectKey::new))
					.filter(key -> key.budget().equals(budget))
					.map(ProjectKey::number)
					.orElseThrow(() -> absent(type.equals("Project") ? "项目" : "指标"));
	}

	private static ProblemException absent(String what) {
		return new ProblemException(Problem.NotFound.unseen(what));
	}

}
