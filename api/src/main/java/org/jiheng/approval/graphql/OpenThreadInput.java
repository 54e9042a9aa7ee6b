package org.jiheng.approval.graphql;

import org.jspecify.annotations.Nullable;

record OpenThreadInput(String budget, @Nullable String project, @Nullable String indicator, String field, String text,
		@Nullable String idempotencyKey, boolean dryRun) {
}
