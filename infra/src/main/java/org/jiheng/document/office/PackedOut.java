package org.jiheng.document.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A package of parts, written one after the other. It bears no time, so that the same
 * content is the same file.
 */
final class PackedOut {

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final ZipOutputStream zip;

	/** Writes one part. */
	interface Part {

		void write(XmlOut xml) throws IOException;

	}

	PackedOut(OutputStream out) {
		this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
	}

	void xml(String name, Part part) throws IOException {
		begin(name);
		XmlOut xml = new XmlOut(zip);
		part.write(xml);
		xml.finish();
		zip.closeEntry();
	}

	void bytes(String name, byte[] bytes) throws IOException {
		begin(name);
		zip.write(bytes);
		zip.closeEntry();
	}

	/** Ends the package; the stream below stays open. */
	void finish() throws IOException {
		zip.finish();
	}

	private void begin(String name) throws IOException {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
	}

}
