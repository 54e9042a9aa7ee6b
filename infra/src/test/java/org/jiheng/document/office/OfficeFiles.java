package org.jiheng.document.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jiheng.document.DocumentFormat;
import org.jiheng.document.DocumentWriter;
import org.jiheng.document.FormReader;
import org.jiheng.document.FormSubject;
import org.jiheng.document.Imprint;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.OfficialForm;
import org.jiheng.document.PlainText;
import org.jiheng.document.Reading;
import org.jiheng.document.SourceDocument;

/** Files of the tests, and what the readers make of them as an upload would. */
public final class OfficeFiles {

	/** The formats that the published document was converted to. */
	public static final List<String> FORMATS = List.of("docx", "xlsx", "xls", "pdf", "csv");

	private OfficeFiles() {
	}

	/** The published document in a format. */
	public static byte[] published(String format) {
		return file("lulong-justice-2024." + format);
	}

	/** The form of another province in a format: txt, docx, xlsx, pdf. */
	public static byte[] layout(String name, String format) {
		return file("layouts/" + name + "." + format);
	}

	static byte[] file(String name) {
		try (InputStream in = OfficeFiles.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	static SourceDocument document(byte[] file) {
		return new OfficeReaders().all()
			.stream()
			.flatMap(reader -> reader.read(file).stream())
			.findFirst()
			.or(() -> Optional.of(PlainText.of(file).document()))
			.orElseThrow();
	}

	/** All that is written in a file, comments included. */
	public static String words(byte[] file) throws IOException {
		StringBuilder words = new StringBuilder();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				String part = new String(in.readAllBytes(), UTF_8);
				words.append(part.replaceAll("<[^>]*>", "\n")
					.replace("&lt;", "<")
					.replace("&gt;", ">")
					.replace("&quot;", "\"")
					.replace("&amp;", "&"));
			}
		}
		return words.toString();
	}

	/** What writes a format. */
	static DocumentWriter writer(DocumentFormat format) {
		return new OfficeWriters().all()
			.stream()
			.filter(writer -> writer.format() == format)
			.findFirst()
			.orElseThrow(() -> new AssertionError("nothing writes " + format));
	}

	/** A document as its department would upload it in a format that Jiheng writes. */
	public static byte[] written(DocumentFormat format, byte[] document) throws IOException {
		Reading.Understood read = understood(document);
		var form = OfficialForm.of(new FormSubject(read.budget(), "卢龙县", read.departmentName(), "草案"), read.text(),
				LulongJustice2024.frames(), new Imprint("内部版", null));
		var out = new ByteArrayOutputStream();
		writer(format).write(form, out);
		return out.toByteArray();
	}

	/** What is read of a file. */
	public static Reading read(byte[] file) {
		return new FormReader(LulongJustice2024.frames()).read(document(file), LulongJustice2024.COUNTY);
	}

	static Reading.Understood understood(byte[] file) {
		if (read(file) instanceof Reading.Understood understood) {
			return understood;
		}
		throw new AssertionError("refused: " + read(file).findings());
	}

}
