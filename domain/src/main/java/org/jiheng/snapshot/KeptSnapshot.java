package org.jiheng.snapshot;

import java.util.List;

/**
 * A snapshot as it is kept, without its projects and indicators.
 *
 * @param hash what stands beside the seal as its hash
 */
public record KeptSnapshot(Seal seal, String hash, String title, List<String> overallGoals, List<String> itemisedGoals,
		List<String> safeguards, SealedFunds funds, int projectCount) {

	public KeptSnapshot {
		overallGoals = List.copyOf(overallGoals);
		itemisedGoals = List.copyOf(itemisedGoals);
		safeguards = List.copyOf(safeguards);
	}

	public SnapshotKey key() {
		return seal.key();
	}
}
