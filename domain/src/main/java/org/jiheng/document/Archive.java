package org.jiheng.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A .zip of documents, unpacked into memory and never onto a disk, by their paths, in
 * order: each byte that comes out is counted, whatever the entries say of their size.
 * Paths are only names here.
 */
record Archive(Map<String, byte[]> documents) {

	static final int MOST_ENTRIES = 500;

	static final int MOST_DOCUMENTS = 100;

	static final int MOST_BYTES = 30 * 1024 * 1024;

	private static final int LONGEST_NAME = 200;

	/** The shortest record that ends a .zip. */
	private static final int DIRECTORY_END = 22;

	private static final int BUFFER = 64 * 1024;

	private static final Charset GB18030 = Charset.forName("GB18030");

	Archive {
		documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
	}

	/** Problems: InvalidInput for what is damaged or hostile, LimitExceeded. */
	static Archive of(byte[] file) {
		if (!isPacked(file)) {
			throw refused("NOT_AN_ARCHIVE", "文件不是 .zip 压缩包", "导入单个文件时请去掉 policy 参数");
		}
		try {
			return read(file, StandardCharsets.UTF_8);
		}
		catch (IOException | IllegalArgumentException perhapsNamedInChinese) {
			try {
				return read(file, GB18030);
			}
			catch (IOException | IllegalArgumentException broken) {
				throw damaged(broken);
			}
		}
	}

	private static Archive read(byte[] file, Charset names) throws IOException {
		Map<String, byte[]> documents = new LinkedHashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file), names)) {
			long unpacked = 0;
			int entries = 0;
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				require(++entries, MOST_ENTRIES, "TOO_MANY_ENTRIES", "压缩包里的条目超过 " + MOST_ENTRIES + " 个，请分成几个压缩包");
				byte[] bytes = bytes(in, MOST_BYTES - unpacked);
				unpacked += bytes.length;
				keep(documents, entry, bytes);
			}
			if (entries != listed(file)) {
				throw refused("FILE_DAMAGED", "压缩包不完整：里面的文件与目录不符，不能导入", "请重新打包后上传");
			}
		}
		if (documents.isEmpty()) {
			throw refused("ARCHIVE_EMPTY", "压缩包里没有文件，或压缩包已损坏", "请核对压缩包后重新上传");
		}
		require(documents.size(), MOST_DOCUMENTS, "TOO_MANY_FILES", "压缩包里的文件超过 " + MOST_DOCUMENTS + " 个，请分成几个压缩包");
		return new Archive(documents);
	}

	/** How many entries the directory at the end lists; -1 where it was cut off. */
	private static int listed(byte[] file) {
		for (int i = file.length - DIRECTORY_END; i >= 0 && i >= file.length - DIRECTORY_END - 0xFFFF; i--) {
			if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 5 && file[i + 3] == 6) {
				return (file[i + 10] & 0xFF) + (file[i + 11] & 0xFF) * 256;
			}
		}
		return -1;
	}

	private static void keep(Map<String, byte[]> documents, ZipEntry entry, byte[] bytes) {
		String name = entry.getName().replace('\\', '/');
		boolean junk = name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
		if (entry.isDirectory() || name.endsWith("/") || junk) {
			return;
		}
		requireName(name);
		if (documents.put(name, bytes) != null) {
			throw refused("ARCHIVE_NAME_TWICE", "压缩包里有两个同名的文件", "请核对压缩包后重新上传");
		}
	}

	private static void requireName(String name) {
		boolean up = name.startsWith("/") || name.matches("[A-Za-z]:.*") || List.of(name.split("/", -1)).contains("..");
		if (up || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Archive::isUnfit)) {
			throw refused("ARCHIVE_PATH", "压缩包里有文件的路径不合规（指向包外、过长或有控制字符）", "请重新打包：只放要导入的文件，不要用绝对路径");
		}
	}

	private static boolean isUnfit(int c) {
		return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0xFFFD;
	}

	private static byte[] bytes(InputStream in, long left) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] buffer = new byte[BUFFER];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			Abandoned.check();
			require(out.size() + (long) read, left, "UNPACKED_TOO_LARGE",
					"压缩包解开后超过 " + MOST_BYTES / 1024 / 1024 + " MiB，不能导入；请分成几个压缩包");
			out.write(buffer, 0, read);
		}
		return out.toByteArray();
	}

	private static boolean isPacked(byte[] file) {
		return file.length > 3 && file[0] == 'P' && file[1] == 'K' && (file[2] == 3 || file[2] == 5);
	}

	private static void require(long measured, long limit, String code, String message) {
		if (measured > limit) {
			throw new ProblemException(new Problem.LimitExceeded(code, message, measured, limit));
		}
	}

	private static ProblemException damaged(Exception broken) {
		String told = broken instanceof ZipException ? broken.getMessage() : null;
		return isEncrypted(told) ? refused("FILE_ENCRYPTED", "压缩包有密码，不能导入", "请去掉密码后重新打包")
				: refused("FILE_DAMAGED", "压缩包已损坏，不能导入", "请重新打包后上传");
	}

	private static boolean isEncrypted(@Nullable String told) {
		return told != null && told.contains("encrypted");
	}

	private static ProblemException refused(String code, String message, String suggestion) {
		return new ProblemException(new Problem.InvalidInput(code, List.of("file"), message, suggestion));
	}
}
