package org.jiheng.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The parts of a package one after the other, each below a line with its name, so that
 * what is mutated are the parts and not what they are packed into: a mutated package only
 * shows that it is damaged.
 */
final class LaidOpen {

	private static final String BEFORE = "\n==== ";

	/** Of a name in a ZIP file; its letters may take two bytes each. */
	private static final int LONGEST_NAME = 0x7FFF;

	private LaidOpen() {
	}

	static byte[] of(byte[] file) throws IOException {
		var open = new ByteArrayOutputStream();
		try (var in = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				open.writeBytes((BEFORE + entry.getName() + "\n").getBytes(ISO_8859_1));
				open.writeBytes(in.readAllBytes());
			}
		}
		return open.toByteArray();
	}

	static byte[] packed(byte[] open) throws IOException {
		var bytes = new ByteArrayOutputStream();
		Set<String> names = new HashSet<>();
		try (var out = new ZipOutputStream(bytes)) {
			for (String part : new String(open, ISO_8859_1).split(BEFORE, -1)) {
				int end = part.indexOf('\n');
				if (end > 0 && end <= LONGEST_NAME && names.add(part.substring(0, end))) {
					out.putNextEntry(new ZipEntry(part.substring(0, end)));
					out.write(part.substring(end + 1).getBytes(ISO_8859_1));
				}
			}
			if (names.isEmpty()) {
				out.putNextEntry(new ZipEntry("[Content_Types].xml"));
			}
		}
		return bytes.toByteArray();
	}

}
