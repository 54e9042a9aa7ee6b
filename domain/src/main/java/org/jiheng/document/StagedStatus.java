package org.jiheng.document;

/** How far a staged import has come. */
public enum StagedStatus {

	/** Its bytes are kept; it is still to be read. */
	RECEIVED,

	/** It was read: it can be looked at, corrected, committed. */
	READ,

	/** What it says stands in the drafts; its bytes are erased. */
	COMMITTED,

	/** Given up; its bytes are erased. */
	ABANDONED,

	/** Nobody came back to it in time; its bytes are erased. */
	EXPIRED;

	/** Whether it has not ended. */
	public boolean isOpen() {
		return this == RECEIVED || this == READ;
	}

}
