package org.jiheng.snapshot.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Snapshots by their global ids, made of their natural keys. */
@Component
class SnapshotNodes implements NodeResolver<Snapshot> {

	private static final String TYPE = "Snapshot";

	private final Snapshots snapshots;

	SnapshotNodes(Snapshots snapshots) {
		this.snapshots = snapshots;
	}

	static NodeId id(SnapshotKey key) {
		BudgetKey budget = key.budget();
		return NodeId.of(TYPE, budget.county(), budget.year(), budget.department(), key.number());
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
				.filter(key -> id(key).equals(id));
		}
		catch (NumberFormatException _) {
			return Optional.empty();
		}
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public Class<Snapshot> javaType() {
		return Snapshot.class;
	}

	@Override
	public Mono<Map<NodeId, Snapshot>> resolve(List<NodeId> ids) {
		Set<SnapshotKey> keys = ids.stream().map(SnapshotNodes::key).flatMap(Optional::stream).collect(toSet());
		return snapshots.of(keys)
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(each -> id(each.getKey()), each -> Snapshot.of(each.getValue()))));
	}

}
