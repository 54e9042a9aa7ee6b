package org.jiheng.document;

/** What is stored of an archive of which some documents are refused. */
public enum ArchivePolicy {

	/** All of it, in one transaction, or nothing. */
	ALL_OR_NOTHING,

	/** Each good document by itself. */
	GOOD_ONES

}
