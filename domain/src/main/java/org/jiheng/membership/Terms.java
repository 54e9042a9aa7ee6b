package org.jiheng.membership;

import org.jspecify.annotations.Nullable;

/**
 * How a change is wanted.
 *
 * @param expectedVersion the version that was looked at; null for whichever
 */
public record Terms(@Nullable Integer expectedVersion, @Nullable String idempotencyKey, boolean dryRun) {
}
