package org.jiheng.publication;

import java.time.Instant;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.SealedFunds;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.SnapshotKind;
import org.jspecify.annotations.Nullable;

/**
 * The public edition of a snapshot, without its text: names as they were when it was
 * sealed, and nobody's own.
 */
public record Edition(SnapshotKey snapshot, SnapshotKind kind, int adjustment, String countyName, String departmentName,
		String title, SealedFunds funds, int projectCount, String contentHash, String hash, Instant sealedAt,
		@Nullable Basis basis, Instant publishedAt) {
}
