package org.jiheng.document.office;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jiheng.document.Abandoned;

/**
 * Looks over the raw bytes of a PDF before its library does, which unpacks whole streams
 * into memory: what is packed is unpacked here first, counted and let go of.
 */
final class PdfGuard {

	private static final Pattern STREAM = Pattern.compile("stream\r?\n");

	private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

	private static final Pattern FILTER = Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");

	private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\b");

	private static final int LONGEST_HEAD = 2048;

	private static final int MOST_OF_IMAGE = 64 * 1024 * 1024;

	private final byte[] file;

	private final String words;

	private final byte[] buffer = new byte[64 * 1024];

	private long unpacked;

	private PdfGuard(byte[] file) {
		this.file = file;
		this.words = new String(file, StandardCharsets.ISO_8859_1);
	}

	static boolean isPdf(byte[] file) {
		String start = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1);
		return start.contains("%PDF-");
	}

	static void check(byte[] file) {
		PdfGuard guard = new PdfGuard(file);
		guard.streams();
	}

	private void streams() {
		Matcher stream = STREAM.matcher(words);
		int from = 0;
		while (stream.find()) {
			Abandoned.check();
			String head = plain(words.substring(Math.max(from, stream.start() - LONGEST_HEAD), stream.start()));
			requireOpen(head);
			stream(stream.end(), head.substring(Math.max(0, head.lastIndexOf(" obj"))));
			from = stream.end();
		}
		requireOpen(plain(words.substring(Math.max(0, words.length() - 64 * 1024))));
	}

	private static void requireOpen(String head) {
		if (ENCRYPTED.matcher(head).find()) {
			throw Refusals.encrypted();
		}
	}

	private void stream(int start, String head) {
		boolean image = head.matches("(?s).*/Subtype\\s*/Image\\b.*");
		long filters = FILTER.matcher(head).results().count();
		boolean unusual = head.contains("/LZW") || head.contains("/RunLength") || head.contains("/RL");
		if (!image && (filters > 1 || unusual)) {
			throw Refusals.notRead("PDF 使用了不支持的压缩方式", "请用 Word、WPS 或打印功能重新导出 PDF 后再传");
		}
		long size = unpack(start, image ? MOST_OF_IMAGE : Packed.MOST_BYTES - unpacked);
		unpacked += image ? 0 : size;
	}

	/** How many bytes come out, if it is packed at all. */
	private long unpack(int start, long most) {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(file, start, file.length - start);
			long size = 0;
			for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
				Abandoned.check();
				size += read;
				if (size > most) {
					throw Refusals.beyond("UNPACKED_TOO_LARGE",
							"PDF 解压后超过 " + Packed.MOST_BYTES / 1024 / 1024 + " MiB，不能导入；请拆分后再传", size, most);
				}
			}
			return size;
		}
		catch (DataFormatException notPacked) {
			return 0;
		}
		finally {
			inflater.end();
		}
	}

	/** Names may be written with escapes: /Fl#61teDecode. */
	private static String plain(String head) {
		return head.indexOf('#') < 0 ? head : ESCAPED.matcher(head)
			.replaceAll(match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
	}

}
