package org.jiheng.snapshot;

import java.time.Instant;
import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What ties a sealed content to its occasion and to the snapshots before it.
 *
 * @param sealedAt in microseconds
 * @param previousHash the hash before it in its department's year
 * @param countyNumber its place among all of the county, counted from 1
 */
public record Seal(SnapshotKey key, SnapshotKind kind, int adjustment, String countyName, String departmentName,
		String sealedBy, Instant sealedAt, @Nullable Basis basis, String contentHash, String previousHash,
		long countyNumber, String previousCountyHash) {

	/** Covers all of it, and through the content's hash the content. */
	public String hash() {
		return Digest.of(CanonicalForm.of(this));
	}
}
