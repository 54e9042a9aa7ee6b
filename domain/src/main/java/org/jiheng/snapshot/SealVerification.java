package org.jiheng.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What going through a county's snapshots found.
 *
 * @param snapshots how many were checked: all, or those up to the first bad one
 * @param fault the first bad one; null when all are as they were sealed
 */
public record SealVerification(long snapshots, ChainEnd head, @Nullable Fault fault) {

	/**
	 * All snapshots are as they were sealed, and what is compared is not.
	 * @param countyNumber of the newest snapshot of the year concerned, or 0
	 */
	public SealVerification comparedOtherwise(long countyNumber) {
		return new SealVerification(snapshots, head, new Fault(countyNumber, null, Reason.COMPARISON_CHANGED));
	}

	/**
	 * A snapshot that is not as it was sealed, or not there.
	 *
	 * @param snapshot null where it is not there or no longer says which one it is
	 */
	public record Fault(long countyNumber, @Nullable SnapshotKey snapshot, Reason reason) {
	}

	/** What is wrong with it. */
	public enum Reason {

		/** Later ones are there. */
		MISSING,
		/** The end of the chain, which the head remembers, is gone. */
		CUT_OFF,
		/** It stands behind the end that the head remembers. */
		INSERTED,
		/** The head remembers another hash than the last one has. */
		HEAD_CHANGED,
		/** Its text does not fit the hash of its content. */
		CONTENT_CHANGED,
		/** Its rows do not say what its text says. */
		ROWS_CHANGED,
		/** What is kept for comparison does not follow from its rows. */
		FACTS_CHANGED,
		/** What the county's years are compared by does not follow from the snapshots. */
		COMPARISON_CHANGED,
		/** Its seal does not fit its hash. */
		SEAL_CHANGED,
		/** It does not follow the one before in its county or its department's year. */
		CHAIN_BROKEN

	}
}
