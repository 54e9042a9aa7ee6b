package org.jiheng.document;

import org.jiheng.tenancy.RegionCode;

/**
 * Reads the files of one format with the form grammar. Takes its time on a processor and
 * waits for nothing; ends with {@link Abandoned} once its thread is interrupted.
 */
@FunctionalInterface
public interface FileReading {

	/** As it would be had its author written what persons said. */
	Read read(byte[] file, RegionCode county, Instructions told);

	/** What was read, and the encoding that the file was in; empty where it is none. */
	record Read(Reading reading, String charset, SeenWords words, SeenTables tables) {

		/** Of a file of which nothing was seen. */
		public Read(Reading reading, String charset) {
			this(reading, charset, SeenWords.NONE, SeenTables.NONE);
		}
	}

}
