package org.jiheng.document;

import java.util.Map;

/** What an upload finds in a .zip of documents, for tests of other packages. */
public final class ArchiveFiles {

	private ArchiveFiles() {
	}

	/** The documents by their paths, or the declared problem of the archive. */
	public static Map<String, byte[]> of(byte[] archive) {
		return Archive.of(archive).documents();
	}

}
