package org.jiheng.document.office;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jiheng.document.Abandoned;

/** The bytes of a file, which cannot be read on once nobody waits for them. */
final class PdfBytes extends RandomAccessReadBuffer {

	PdfBytes(byte[] file) {
		super(file);
	}

	@Override
	public int read() throws IOException {
		Abandoned.check();
		return super.read();
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Abandoned.check();
		return super.read(target, offset, length);
	}

}
