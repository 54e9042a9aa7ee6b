package org.jiheng.publication;

import org.jspecify.annotations.Nullable;

/**
 * What a budget has to publish.
 *
 * @param sealed the number of its newest snapshot; null when none was sealed
 * @param published the number of the one that is published
 * @param secretSince whether an open adjustment marks as classified what that snapshot
 * still tells
 */
public record Newest(@Nullable Integer sealed, @Nullable Integer published, boolean secretSince) {
}
