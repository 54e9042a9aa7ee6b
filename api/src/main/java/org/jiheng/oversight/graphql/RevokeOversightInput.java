package org.jiheng.oversight.graphql;

import org.jiheng.oversight.GrantKey;
import org.jiheng.oversight.Overseeing;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;

record RevokeOversightInput(String grant, @Nullable String idempotencyKey, boolean dryRun) {

	GrantKey key() {
		return NodeId.parse(grant).flatMap(GrantId::key).orElseThrow(Overseeing::absent);
	}
}
