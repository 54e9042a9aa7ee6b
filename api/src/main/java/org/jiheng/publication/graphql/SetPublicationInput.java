package org.jiheng.publication.graphql;

import org.jspecify.annotations.Nullable;

record SetPublicationInput(boolean shown, @Nullable String idempotencyKey, boolean dryRun) {
}
