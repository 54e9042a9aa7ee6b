package org.jiheng.document.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.document.Import;
import org.jiheng.document.ImportKey;
import org.jiheng.document.Imports;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Imports by their global ids. */
@Component
class ImportNodes implements NodeResolver<Import> {

	private final Imports imports;

	ImportNodes(Imports imports) {
		this.imports = imports;
	}

	@Override
	public String type() {
		return ImportId.TYPE;
	}

	@Override
	public Class<Import> javaType() {
		return Import.class;
	}

	@Override
	public Mono<Map<NodeId, Import>> resolve(List<NodeId> ids) {
		Set<ImportKey> keys = ids.stream().map(ImportId::key).flatMap(Optional::stream).collect(toSet());
		return imports.of(keys)
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(each -> ImportId.of(each.getKey()), Map.Entry::getValue)));
	}

}
