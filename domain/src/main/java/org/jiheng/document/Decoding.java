package org.jiheng.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/**
 * Bytes made text, strictly: by the byte order mark, else as UTF-8, else as GB18030, else
 * refused. Nothing is ever replaced.
 */
record Decoding(String text, String charset) {

	private static final Charset GB18030 = Charset.forName("GB18030");

	private static final List<Mark> MARKS = List.of(new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
			new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE), new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
			new Mark(GB18030, 0x84, 0x31, 0x95, 0x33));

	private static final List<Mark> OFFICE_FILES = List.of(new Mark(StandardCharsets.US_ASCII, 0x25, 0x50, 0x44, 0x46),
			new Mark(StandardCharsets.US_ASCII, 0x50, 0x4B, 3, 4),
			new Mark(StandardCharsets.US_ASCII, 0xD0, 0xCF, 0x11, 0xE0));

	static Decoding of(byte[] bytes) {
		if (OFFICE_FILES.stream().anyMatch(mark -> mark.begins(bytes))) {
			throw refused("NOT_TEXT", "文件是认不出的办公文件、PDF 或压缩文件，不是纯文本", "请另存为 .docx、.xlsx、.pdf 或纯文本（.txt，制表符分隔）后再传");
		}
		Decoding decoding = MARKS.stream()
			.filter(mark -> mark.begins(bytes))
			.findFirst()
			.map(mark -> decoded(bytes, mark.length(), mark.charset()))
			.orElseGet(() -> decoded(bytes, 0, StandardCharsets.UTF_8).or(() -> decoded(bytes, 0, GB18030)))
			.orElseThrow(() -> refused("ENCODING_UNKNOWN", "文件的字符编码无法识别：既不是 UTF-8、UTF-16（带 BOM），也不是 GB18030，或字节已损坏",
					"请用 UTF-8 或 GB18030 编码重新保存后再传"));
		decoding.requireText();
		return decoding;
	}

	private static Optional<Decoding> decoded(byte[] bytes, int from, Charset charset) {
		try {
			String text = charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
				.toString();
			return Optional.of(new Decoding(text, charset.name()));
		}
		catch (CharacterCodingException broken) {
			return Optional.empty();
		}
	}

	private void requireText() {
		int line = 1;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				line++;
			}
			if (c == '\uFFFD') {
				throw refused("TEXT_DAMAGED", "第 " + line + " 行有替换符（U+FFFD）：原文在此前转换编码时已经丢失了文字", "请从原始文件重新导出后再传");
			}
			if (isBinary(c)) {
				throw refused("NOT_TEXT", "第 %d 行有控制字符（U+%04X），文件不是纯文本".formatted(line, (int) c),
						"请另存为纯文本（.txt，制表符分隔）后再传；UTF-16 文件须带 BOM");
			}
		}
	}

	private static boolean isBinary(char c) {
		boolean control = c < ' ' && "\t\n\r\f\u000B".indexOf(c) < 0;
		return control || c == 0x7F || c >= 0xFFFE;
	}

	private static ProblemException refused(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("file"), message, suggestion));
	}

	/** The bytes that a file of a kind begins with. */
	private record Mark(Charset charset, List<Integer> first) {

		Mark(Charset charset, Integer... first) {
			this(charset, List.of(first));
		}

		int length() {
			return first.size();
		}

		boolean begins(byte[] bytes) {
			for (int i = 0; i < first.size(); i++) {
				if (i >= bytes.length || (bytes[i] & 0xFF) != first.get(i)) {
					return false;
				}
			}
			return true;
		}
	}
}
