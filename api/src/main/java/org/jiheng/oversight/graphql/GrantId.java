package org.jiheng.oversight.graphql;

import java.util.Optional;
import org.jiheng.oversight.GrantKey;
import org.jiheng.shared.graphql.NodeId;

/** The global id of a grant. */
final class GrantId {

	static final String TYPE = "OversightGrant";

	private GrantId() {
	}

	static NodeId of(GrantKey key) {
		return NodeId.of(TYPE, key.county(), key.number());
	}

	/** Nothing when no grant ever had this id. */
	static Optional<GrantKey> key(NodeId id) {
		return id.type().equals(TYPE) && id.key().size() == 2 ? GrantKey.parse(id.key().getFirst(), id.key().getLast())
				: Optional.empty();
	}

}
