package org.jiheng.snapshot.graphql;

import java.util.Optional;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.snapshot.SnapshotKey;

/** The global id of a snapshot, the same in GraphQL and in /snapshots/{id}. */
public final class SnapshotId {

	static final String TYPE = "Snapshot";

	private SnapshotId() {
	}

	public static NodeId of(SnapshotKey key) {
		BudgetKey budget = key.budget();
		return NodeId.of(TYPE, budget.county(), budget.year(), budget.department(), key.number());
	}

	/** Nothing when no snapshot ever had this id. */
	public static Optional<SnapshotKey> parse(String id) {
		return NodeId.parse(id).flatMap(SnapshotId::key);
	}

	/** Only the one way in which an id is written stands for its snapshot. */
	static Optional<SnapshotKey> key(NodeId id) {
		if (!id.type().equals(TYPE) || id.key().size() != 4) {
			return Optional.empty();
		}
		try {
			int number = Integer.parseInt(id.key().getLast());
			return BudgetKey.parse(String.join("/", id.key().subList(0, 3)))
				.map(budget -> new SnapshotKey(budget, number))
				.filter(key -> of(key).equals(id));
		}
		catch (NumberFormatException _) {
			return Optional.empty();
		}
	}

}
