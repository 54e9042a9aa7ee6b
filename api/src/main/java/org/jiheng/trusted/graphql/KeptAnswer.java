package org.jiheng.trusted.graphql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jiheng.tenancy.RegionCode;

/** An answer as bytes, plain and compressed, which nobody changes. */
final class KeptAnswer {

	private final String state;

	private final String tag;

	private final byte[] plain;

	private final byte[] zipped;

	private final List<RegionCode> counties;

	/**
	 * @param state what was sealed when it was read
	 * @param tag tells apart what it answers, for whom, in which state, and what it says
	 * @param counties whose data an overseeing region gets to see by it
	 */
	KeptAnswer(String state, String tag, byte[] plain, List<RegionCode> counties) {
		this.state = state;
		this.tag = tag;
		this.plain = plain;
		this.zipped = zip(plain);
		this.counties = List.copyOf(counties);
	}

	boolean isOf(String otherState) {
		return state.equals(otherState);
	}

	String tag() {
		return tag;
	}

	byte[] bytes(boolean compressed) {
		return compressed ? zipped : plain;
	}

	List<RegionCode> counties() {
		return counties;
	}

	int weight() {
		return plain.length + zipped.length + 16 * counties.size() + 2 * state.length() + 500;
	}

	private static byte[] zip(byte[] plain) {
		var zipped = new ByteArrayOutputStream(plain.length / 4 + 64);
		try (var stream = new GZIPOutputStream(zipped)) {
			stream.write(plain);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return zipped.toByteArray();
	}

}
