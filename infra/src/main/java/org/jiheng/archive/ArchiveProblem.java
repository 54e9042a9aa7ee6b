package org.jiheng.archive;

/** Why a file of an archive is not loaded: where, what, and how to mend it. */
final class ArchiveProblem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	ArchiveProblem(String code, String message) {
		super(message);
		this.code = code;
	}

	/** Stable, for programs: ARCHIVE_FIELD. */
	String code() {
		return code;
	}

}
