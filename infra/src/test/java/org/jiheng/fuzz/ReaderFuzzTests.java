package org.jiheng.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jiheng.document.office.OfficeFiles;
import org.jiheng.shared.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published document in each format, mutilated at random: what reads it says a
 * declared problem or gives a reading, whatever the bytes. Longer with
 * {@code -Djiheng.fuzz.seconds=600}, other inputs with {@code -Djiheng.fuzz.seed}.
 */
class ReaderFuzzTests {

	private static final long SEED = Long.getLong("jiheng.fuzz.seed", 20240315);

	private static final int SECONDS = Integer.getInteger("jiheng.fuzz.seconds", 2);

	@ParameterizedTest
	@ValueSource(strings = { "docx", "xlsx", "xls", "pdf", "csv" })
	void whateverTheBytesOnlyDeclaredProblemsCome(String format) throws IOException {
		byte[] seed = OfficeFiles.published(format);
		Map<String, byte[]> entries = format.endsWith("x") ? entries(seed) : Map.of();
		Random random = new Random(SEED);
		long end = System.nanoTime() + SECONDS * 1_000_000_000L;
		long runs = 0;
		long read = 0;
		long refused = 0;
		List<String> findings = new ArrayList<>();
		while (System.nanoTime() < end) {
			byte[] file = entries.isEmpty() || random.nextInt(10) == 0 ? mutilated(seed, random)
					: packed(entries, random);
			runs++;
			try {
				OfficeFiles.read(file);
				read++;
			}
			catch (ProblemException declared) {
				refused++;
			}
			catch (RuntimeException | StackOverflowError undeclared) {
				findings.add("run " + runs + ": " + undeclared);
			}
		}
		System.out.printf(Locale.ROOT, "fuzz %s, seed %d: %d executions, %d read, %d refused, %d findings%n", format,
				SEED, runs, read, refused, findings.size());
		assertThat(findings).isEmpty();
	}

	private static byte[] mutilated(byte[] file, Random random) {
		byte[] bytes = file.clone();
		for (int i = random.nextInt(6); i >= 0 && bytes.length > 1; i--) {
			int at = random.nextInt(bytes.length);
			int length = Math.min(1 + random.nextInt(24), bytes.length - at);
			switch (random.nextInt(5)) {
				case 0 -> bytes[at] = (byte) random.nextInt(256);
				case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				case 2 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
				case 3 -> System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
				default -> bytes = cut(bytes, at, length);
			}
		}
		return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
	}

	private static byte[] cut(byte[] bytes, int at, int length) {
		byte[] rest = new byte[bytes.length - length];
		System.arraycopy(bytes, 0, rest, 0, at);
		System.arraycopy(bytes, at + length, rest, at, rest.length - at);
		return rest;
	}

	/**
	 * A package that opens, with one of its parts mutilated, words of markup among them.
	 */
	private static byte[] packed(Map<String, byte[]> entries, Random random) throws IOException {
		List<String> names = List.copyOf(entries.keySet());
		String hit = names.get(random.nextInt(names.size()));
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				out.putNextEntry(new ZipEntry(entry.getKey()));
				out.write(!entry.getKey().equals(hit) ? entry.getValue() : random.nextBoolean()
						? mutilated(entry.getValue(), random) : marked(entry.getValue(), random));
			}
		}
		return bytes.toByteArray();
	}

	/** Numbers of attributes made others, elements doubled or left out. */
	private static byte[] marked(byte[] part, Random random) {
		String text = new String(part, UTF_8);
		int at = text.indexOf('<', random.nextInt(Math.max(1, text.length())));
		int end = at < 0 ? -1 : text.indexOf('>', at);
		if (end < 0) {
			return part;
		}
		String element = text.substring(at, end + 1);
		String other = switch (random.nextInt(4)) {
			case 0 -> "";
			case 1 -> element + element;
			case 2 -> element.replaceAll("[0-9]+", String.valueOf(random.nextInt()));
			default -> element.replaceAll("\"[^\"]*\"", "\"99999999999999999999\"");
		};
		return (text.substring(0, at) + other + text.substring(end + 1)).getBytes(UTF_8);
	}

	private static Map<String, byte[]> entries(byte[] file) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		try (var in = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				entries.put(entry.getName(), in.readAllBytes());
			}
		}
		return entries;
	}

}
