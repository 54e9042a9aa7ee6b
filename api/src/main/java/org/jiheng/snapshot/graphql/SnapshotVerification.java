package org.jiheng.snapshot.graphql;

import org.jiheng.snapshot.SealVerification;
import org.jspecify.annotations.Nullable;

/** What verifying the county's snapshots found, as GraphQL shows it. */
record SnapshotVerification(boolean intact, long snapshotsChecked, long headNumber, String headHash,
		@Nullable SnapshotFault firstFault) {

	static SnapshotVerification of(SealVerification found) {
		SealVerification.Fault fault = found.fault();
		return new SnapshotVerification(fault == null, found.snapshots(), found.head().number(), found.head().hash(),
				fault == null ? null : new SnapshotFault(fault.countyNumber(),
						fault.snapshot() == null ? null : SnapshotId.of(fault.snapshot()).toString(), fault.reason()));
	}

	/** The first bad one. */
	record SnapshotFault(long countyNumber, @Nullable String snapshotId, SealVerification.Reason reason) {
	}
}
