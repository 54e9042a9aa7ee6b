package org.jiheng.document;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a form to be filled in, as a workbook. It keeps a thread busy, so it is called
 * away from the event loop.
 */
public interface TemplateWriter {

	/**
	 * Writes a whole file and leaves the stream open. Problem: LimitExceeded where a
	 * workbook cannot hold it.
	 */
	void write(Template template, OutputStream out) throws IOException;

}
