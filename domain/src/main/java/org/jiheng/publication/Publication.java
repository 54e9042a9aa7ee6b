package org.jiheng.publication;

import java.time.Instant;
import org.jiheng.snapshot.SnapshotKey;

/**
 * What is published of a budget, as its own county sees it.
 *
 * @param shown whether the county shows its editions at present
 */
public record Publication(SnapshotKey snapshot, String contentHash, Instant publishedAt, String publishedBy,
		boolean shown) {
}
