package org.jiheng.document;

import java.util.Optional;

/**
 * Turns the files of one format into paragraphs and tables. Knows its files by their
 * content: what a file is called says nothing.
 */
public interface DocumentReader {

	/**
	 * The document; none when the bytes are of another format. Problems: InvalidInput for
	 * what is damaged, encrypted or hostile, LimitExceeded beyond a limit. Ends with
	 * {@link Abandoned} once its thread is interrupted.
	 */
	Optional<SourceDocument> read(byte[] file);

}
