package org.jiheng.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that chains, seals and comparisons of content rest on: the one place to put
 * another in its stead.
 */
public final class Digest {

	/** What others call it who compute it again. */
	public static final String ALGORITHM = "SHA-256";

	private Digest() {
	}

	/** SHA-256 of a text's UTF-8, in hex. */
	public static String of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/** SHA-256 of bytes, in hex. */
	public static String of(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHM).digest(bytes));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("every Java platform has SHA-256", impossible);
		}
	}

}
