package org.jiheng.document.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.document.StagedImport;
import org.jiheng.document.StagedKey;
import org.jiheng.document.Staging;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Staged imports by their global ids. */
@Component
class StagedImportNodes implements NodeResolver<StagedImport> {

	private final Staging staging;

	StagedImportNodes(Staging staging) {
		this.staging = staging;
	}

	@Override
	public String type() {
		return StagedImportId.TYPE;
	}

	@Override
	public Class<StagedImport> javaType() {
		return StagedImport.class;
	}

	@Override
	public Mono<Map<NodeId, StagedImport>> resolve(List<NodeId> ids) {
		Set<StagedKey> keys = ids.stream().map(StagedImportId::key).flatMap(Optional::stream).collect(toSet());
		return staging.of(keys)
			.map(found -> found.values().stream().collect(toMap(item -> StagedImportId.of(item.key()), item -> item)));
	}

}
