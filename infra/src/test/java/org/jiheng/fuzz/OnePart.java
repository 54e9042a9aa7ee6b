package org.jiheng.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A package of which one part is replaced. The first byte of an input says which part, in
 * the order of their names; the rest is what stands there instead.
 */
record OnePart(TreeMap<String, byte[]> parts) {

	static OnePart of(byte[] file) throws IOException {
		TreeMap<String, byte[]> parts = new TreeMap<>();
		try (var in = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				parts.put(entry.getName(), in.readAllBytes());
			}
		}
		return new OnePart(parts);
	}

	/** The inputs that leave the package as it is. */
	Stream<byte[]> inputs() {
		List<byte[]> all = new ArrayList<>(parts.values());
		return IntStream.range(0, all.size()).mapToObj(i -> input(i, all.get(i)));
	}

	private static byte[] input(int number, byte[] part) {
		byte[] input = new byte[part.length + 1];
		input[0] = (byte) number;
		System.arraycopy(part, 0, input, 1, part.length);
		return input;
	}

	byte[] with(byte[] input) throws IOException {
		int replaced = input.length == 0 ? -1 : (input[0] & 0xff) % parts.size();
		var bytes = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(bytes)) {
			int number = 0;
			for (var part : parts.entrySet()) {
				out.putNextEntry(new ZipEntry(part.getKey()));
				out.write(number++ == replaced ? Arrays.copyOfRange(input, 1, input.length) : part.getValue());
			}
		}
		return bytes.toByteArray();
	}

}
