package org.jiheng.lineage.graphql;

import org.jiheng.lineage.ChangeKey;
import org.jiheng.lineage.Recording;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;

record WithdrawUnitChangeInput(String change, @Nullable String idempotencyKey, boolean dryRun) {

	ChangeKey key() {
		return NodeId.parse(change)
			.filter(id -> id.type().equals(LineageController.TYPE))
			.flatMap(id -> ChangeKey.parse(String.join("/", id.key())))
			.orElseThrow(Recording::absent);
	}
}
