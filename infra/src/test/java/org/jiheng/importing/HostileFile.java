package org.jiheng.importing;

/** A file that somebody could hand in to do harm, and what it is refused with. */
record HostileFile(String name, String reason, Content content) {

	/** Makes the file when it is needed: some are large. */
	@FunctionalInterface
	interface Content {

		byte[] bytes() throws Exception;

	}
}
