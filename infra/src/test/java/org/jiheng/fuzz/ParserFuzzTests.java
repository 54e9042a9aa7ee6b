package org.jiheng.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jiheng.document.ArchiveFiles;
import org.jiheng.document.office.OfficeFiles;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes are uploaded, what reads them gives a reading or says a declared
 * problem, within 20 seconds. The ordinary run replays the forms that inputs are grown
 * from and what was found before ({@code ParserFuzzTestsInputs}). Jazzer looks for more,
 * in one format at a time and in 512 MB, for 10 minutes or {@code -Djiheng.fuzz.seconds}:
 * {@code JAZZER_FUZZ=1 mvn -pl infra -am test -Dtest=ParserFuzzTests#docx
 * -Dsurefire.failIfNoSpecifiedTests=false}. What breaks a reader it writes down among the
 * inputs, what only reaches further under {@code infra/.cifuzz-corpus}.
 */
class ParserFuzzTests {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final List<String> LAYOUTS = List.of("midterm", "selfeval_2021", "sichuan_wan");

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void txt(byte[] file) {
		read(file);
	}

	static Stream<byte[]> txt() {
		return LAYOUTS.stream()
			.map(layout -> new String(OfficeFiles.layout(layout, "txt"), UTF_8))
			.flatMap(text -> Stream.of(text.getBytes(UTF_8), text.getBytes(Charset.forName("GB18030")),
					text.replace('\t', '\n').getBytes(UTF_8), text.replace("\t", " | ").getBytes(UTF_8)));
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void csv(byte[] file) {
		read(file);
	}

	static Stream<byte[]> csv() {
		return LAYOUTS.stream()
			.map(layout -> new String(OfficeFiles.layout(layout, "txt"), UTF_8))
			.map(text -> ("\"" + text.replace("\t", "\",\"").replace("\n", "\"\n\"") + "\"").getBytes(UTF_8));
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void docx(byte[] parts) throws IOException {
		read(LaidOpen.packed(parts));
	}

	static Stream<byte[]> docx() throws IOException {
		return laidOpen("docx");
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void xlsx(byte[] parts) throws IOException {
		read(LaidOpen.packed(parts));
	}

	static Stream<byte[]> xlsx() throws IOException {
		return laidOpen("xlsx");
	}

	private static Stream<byte[]> laidOpen(String format) throws IOException {
		List<byte[]> all = new ArrayList<>();
		for (String layout : LAYOUTS) {
			all.add(LaidOpen.of(OfficeFiles.layout(layout, format)));
		}
		return all.stream();
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void xls(byte[] file) {
		read(file);
	}

	static Stream<byte[]> xls() {
		return Stream.of(OfficeFiles.published("xls"));
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void pdf(byte[] file) {
		read(file);
	}

	static Stream<byte[]> pdf() throws IOException {
		byte[] file = OfficeFiles.layout("midterm", "pdf");
		return Stream.of(file, unpacked(file));
	}

	/** With its streams laid open, so that what is drawn can be mutated. */
	private static byte[] unpacked(byte[] file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file)) {
			for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
				COSObject object = document.getDocument().getObjectFromPool(key);
				if (object.getObject() instanceof COSStream stream) {
					byte[] bytes = stream.createInputStream().readAllBytes();
					try (var out = stream.createOutputStream()) {
						out.write(bytes);
					}
				}
			}
			var bytes = new ByteArrayOutputStream();
			document.save(bytes, CompressParameters.NO_COMPRESSION);
			return bytes.toByteArray();
		}
	}

	@MethodSource
	@FuzzTest(maxDuration = "10m")
	void zip(byte[] file) {
		read(file);
		try {
			ArchiveFiles.of(file).values().forEach(ParserFuzzTests::read);
		}
		catch (ProblemException declared) {
			// what the archive is refused for
		}
	}

	static Stream<byte[]> zip() throws IOException {
		return Stream.of(archive(ZipOutputStream.DEFLATED), archive(ZipOutputStream.STORED),
				OfficeFiles.layout("midterm", "docx"));
	}

	private static byte[] archive(int method) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			for (String name : List.of("midterm", "selfeval_2021")) {
				byte[] form = OfficeFiles.layout(name, "txt");
				ZipEntry entry = new ZipEntry("部门/" + name + ".txt");
				entry.setMethod(method);
				var crc = new CRC32();
				crc.update(form);
				entry.setSize(form.length);
				entry.setCrc(crc.getValue());
				out.putNextEntry(entry);
				out.write(form);
			}
		}
		return bytes.toByteArray();
	}

	private static void read(byte[] file) {
		long start = System.nanoTime();
		try {
			OfficeFiles.read(file);
		}
		catch (ProblemException declared) {
			assertThat(declared.problem().message()).isNotBlank();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
	}

}
