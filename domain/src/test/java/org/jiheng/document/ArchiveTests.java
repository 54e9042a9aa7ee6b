package org.jiheng.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.api.Test;

/** Archives as people pack them, and as nobody should. */
class ArchiveTests {

	@Test
	void documentsStandInTheirOrderUnderTheirChineseNames() throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("部门/司法局.txt", bytes("一"));
		files.put("__MACOSX/._司法局.txt", bytes("x"));
		files.put("部门/水利局.txt", bytes("二"));
		for (Charset names : new Charset[] { UTF_8, Charset.forName("GB18030") }) {
			Archive archive = Archive.of(zip(files, names));
			assertThat(archive.documents().keySet()).containsExactly("部门/司法局.txt", "部门/水利局.txt");
			assertThat(archive.documents().get("部门/水利局.txt")).isEqualTo(bytes("二"));
		}
	}

	@Test
	void whatUnpacksBeyondTheLimitIsRefused() throws IOException {
		byte[] bomb = zip(Map.of("a.txt", new byte[31 * 1024 * 1024]), UTF_8);
		assertThat(bomb.length).isLessThan(100_000);
		assertRefused(bomb, "UNPACKED_TOO_LARGE");
	}

	@Test
	void tooManyAreRefused() throws IOException {
		assertRefused(zip(many("%d.txt", 101), UTF_8), "TOO_MANY_FILES");
		assertRefused(zip(many("%d/", 501), UTF_8), "TOO_MANY_ENTRIES");
	}

	@Test
	void pathsThatLeadOutAreRefused() throws IOException {
		for (String path : new String[] { "../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt",
				"a\u0000.txt", "a\u202Etxt.exe", "x".repeat(201) }) {
			assertRefused(zip(Map.of(path, bytes("x")), UTF_8), "ARCHIVE_PATH");
		}
	}

	@Test
	void whatIsCutOffOrHiddenIsRefused() throws IOException {
		byte[] whole = zip(Map.of("a.txt", bytes("a"), "b.txt", bytes("b")), UTF_8);
		assertRefused(Arrays.copyOf(whole, whole.length - 30), "FILE_DAMAGED");
		byte[] hiding = whole.clone();
		hiding[whole.length - 12] = 1;
		assertRefused(hiding, "FILE_DAMAGED");
		assertRefused(Arrays.copyOf(whole, 40), "FILE_DAMAGED");
	}

	@Test
	void aPasswordIsToldAsSuch() throws IOException {
		byte[] locked = zip(Map.of("a.txt", bytes("a")), UTF_8);
		locked[6] |= 1;
		assertRefused(locked, "FILE_ENCRYPTED");
	}

	@Test
	void whatIsNoArchiveIsToldSo() {
		assertRefused(bytes("部门预算绩效文本"), "NOT_AN_ARCHIVE");
	}

	@Test
	void anEmptyArchiveIsToldSo() throws IOException {
		assertRefused(zip(Map.of("a/", new byte[0]), UTF_8), "ARCHIVE_EMPTY");
	}

	private static void assertRefused(byte[] file, String code) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Archive.of(file))
			.satisfies(refused -> assertThat(switch (refused.problem()) {
				case Problem.InvalidInput wrong -> wrong.code();
				case Problem.LimitExceeded beyond -> beyond.code();
				default -> refused.problem().toString();
			}).isEqualTo(code));
	}

	private static Map<String, byte[]> many(String name, int count) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		IntStream.range(0, count).forEach(i -> files.put(name.formatted(i), new byte[0]));
		return files;
	}

	private static byte[] zip(Map<String, byte[]> files, Charset names) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out, names)) {
			for (var file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
		return out.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

}
