package org.jiheng.snapshot.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Snapshots by their global ids, made of their natural keys. */
@Component
class SnapshotNodes implements NodeResolver<Snapshot> {

	private final Snapshots snapshots;

	SnapshotNodes(Snapshots snapshots) {
		this.snapshots = snapshots;
	}

	@Override
	public String type() {
		return SnapshotId.TYPE;
	}

	@Override
	public Class<Snapshot> javaType() {
		return Snapshot.class;
	}

	@Override
	public Mono<Map<NodeId, Snapshot>> resolve(List<NodeId> ids) {
		Set<SnapshotKey> keys = ids.stream().map(SnapshotId::key).flatMap(Optional::stream).collect(toSet());
		return snapshots.of(keys)
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(each -> SnapshotId.of(each.getKey()), each -> Snapshot.of(each.getValue()))));
	}

}
