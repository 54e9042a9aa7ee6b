package org.jiheng.document.office;

import java.io.Serial;

/** Nothing can be written into a file, as it is made; its findings are listed instead. */
final class NotAnnotated extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	NotAnnotated() {
		super("the file cannot be written into", null, false, false);
	}

}
