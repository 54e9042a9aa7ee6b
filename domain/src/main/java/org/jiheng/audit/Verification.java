package org.jiheng.audit;

import org.jspecify.annotations.Nullable;

/**
 * What going through a chain found.
 *
 * @param entries how many were checked: all, or those up to the first bad one
 * @param texts how many texts stand and fit their digests
 * @param erased how many texts were erased, which is no fault
 * @param fault the first bad entry; null when the chain is whole
 */
public record Verification(long entries, long headNumber, String headHash, long texts, long erased,
		@Nullable Fault fault) {

	/** An entry that is not as it was written, or not there. */
	public record Fault(long number, Reason reason) {
	}

	/** What is wrong with it. */
	public enum Reason {

		/** It does not fit its hash, or its follower's memory of it. */
		EDITED,
		/** Later entries are there. */
		MISSING,
		/** The end of the chain, which the head remembers, is gone. */
		CUT_OFF,
		/** It was written as another number. */
		REORDERED,
		/** It follows no entry, or stands behind the head. */
		INSERTED,
		/** A text beside it is not the one that it holds the digest of. */
		TEXT_CHANGED

	}
}
