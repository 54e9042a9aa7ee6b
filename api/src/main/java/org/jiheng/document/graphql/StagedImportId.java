package org.jiheng.document.graphql;

import java.util.Optional;
import org.jiheng.document.StagedKey;
import org.jiheng.document.Staging;
import org.jiheng.shared.graphql.NodeId;

/** The global id of a staged import, the same in GraphQL and in /imports/staged/{id}. */
public final class StagedImportId {

	static final String TYPE = "StagedImport";

	private StagedImportId() {
	}

	public static NodeId of(StagedKey key) {
		return NodeId.of(TYPE, key.county(), key.id());
	}

	/** What a request names. Problem: NotFound, as for a foreign one. */
	public static StagedKey required(String id) {
		return NodeId.parse(id).flatMap(StagedImportId::key).orElseThrow(Staging::absent);
	}

	static Optional<StagedKey> key(NodeId id) {
		return id.type().equals(TYPE) && id.key().size() == 2 ? StagedKey.parse(id.key().get(0), id.key().get(1))
				: Optional.empty();
	}

}
