package org.jiheng.snapshot;

/** Where a chain of snapshots ends: how many there are, and the hash of the last. */
public record ChainEnd(long number, String hash) {

	/** What stands before the first. */
	public static final String NOTHING_BEFORE = "0".repeat(64);

	public static final ChainEnd EMPTY = new ChainEnd(0, NOTHING_BEFORE);

}
