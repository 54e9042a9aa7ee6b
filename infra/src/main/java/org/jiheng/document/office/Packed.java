package org.jiheng.document.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jiheng.document.Abandoned;

/**
 * A zip unpacked into memory, once, entry by entry: every byte that comes out is counted,
 * whatever the entry says of its size. Only what is XML is kept.
 */
record Packed(Map<String, byte[]> parts) {

	static final int MOST_ENTRIES = 500;

	static final int MOST_BYTES = 30 * 1024 * 1024;

	private static final Set<String> ARCHIVES = Set.of("zip", "docx", "xlsx", "xlsm", "docm", "jar", "rar", "7z", "gz");

	static boolean isPacked(byte[] file) {
		return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
	}

	static Packed of(byte[] file) {
		Map<String, byte[]> parts = new HashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
			long unpacked = 0;
			int entries = 0;
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				requireEntries(++entries);
				byte[] bytes = bytes(in, MOST_BYTES - unpacked);
				unpacked += bytes.length;
				keep(parts, entry, bytes);
			}
		}
		catch (ZipException broken) {
			throw String.valueOf(broken.getMessage()).contains("encrypted") ? Refusals.encrypted()
					: Refusals.damaged("压缩文件");
		}
		catch (IOException | IllegalArgumentException broken) {
			throw Refusals.damaged("压缩文件");
		}
		if (!hasDirectory(file)) {
			throw Refusals.damaged("压缩文件");
		}
		if (parts.keySet().stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
			throw Refusals.refused("FILE_WITH_MACROS", "文件带有宏，不能导入", "请另存为不带宏的 .docx 或 .xlsx 后再传");
		}
		return new Packed(Map.copyOf(parts));
	}

	/** The part of a path, which may begin with a slash or be written in other case. */
	Optional<byte[]> part(String path) {
		return Optional.ofNullable(parts.get(name(path)));
	}

	byte[] required(String path) {
		return part(path).orElseThrow(() -> Refusals.damaged("文件"));
	}

	boolean has(String path) {
		return parts.containsKey(name(path));
	}

	private static String name(String path) {
		return (path.startsWith("/") ? path.substring(1) : path).toLowerCase(Locale.ROOT);
	}

	private static void keep(Map<String, byte[]> parts, ZipEntry entry, byte[] bytes) {
		String name = name(entry.getName());
		if (ARCHIVES.contains(name.substring(name.lastIndexOf('.') + 1)) && !name.contains("embeddings/")) {
			throw Refusals.refused("ARCHIVE_NOT_READ", "这是压缩包，里面还有压缩包或多个文件，不能导入", "请解压后逐个上传");
		}
		boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.equals("mimetype");
		if (parts.put(name, xml ? bytes : new byte[0]) != null) {
			throw Refusals.damaged("压缩文件");
		}
	}

	private static byte[] bytes(InputStream in, long left) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] buffer = new byte[64 * 1024];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			Abandoned.check();
			if (out.size() + read > left) {
				throw Refusals.beyond("UNPACKED_TOO_LARGE",
						"文件解压后超过 " + MOST_BYTES / 1024 / 1024 + " MiB，不能导入；请去掉图片和多余内容后再传", MOST_BYTES + 1L, MOST_BYTES);
			}
			out.write(buffer, 0, read);
		}
		return out.toByteArray();
	}

	private static void requireEntries(int entries) {
		if (entries > MOST_ENTRIES) {
			throw Refusals.beyond("TOO_MANY_ENTRIES", "压缩文件里的条目超过 " + MOST_ENTRIES + " 个，不能导入；请去掉图片和附件后再传", entries,
					MOST_ENTRIES);
		}
	}

	/** The directory stands at the end: a file that was cut off has none. */
	private static boolean hasDirectory(byte[] file) {
		for (int i = file.length - 22; i >= 0 && i >= file.length - 22 - 0xFFFF; i--) {
			if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 5 && file[i + 3] == 6) {
				return true;
			}
		}
		return false;
	}
}
