package org.jiheng.document;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the official form in one format. The same form gives the same bytes. It keeps a
 * thread busy, so it is called away from the event loop.
 */
public interface DocumentWriter {

	DocumentFormat format();

	/**
	 * Writes a whole file and leaves the stream open. Problem: Conflict or LimitExceeded
	 * where the format cannot hold the form.
	 */
	void write(OfficialForm form, OutputStream out) throws IOException;

}
