package org.jiheng.document;

/** For whom a document is written. */
public enum Edition {

	/** For those whose own it is. */
	INTERNAL,

	/** For everyone: of a snapshot that is published. */
	PUBLIC

}
