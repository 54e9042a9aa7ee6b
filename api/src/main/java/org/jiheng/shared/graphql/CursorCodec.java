package org.jiheng.shared.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes positions in one list as opaque cursors, and reads them back. The cursor of
 * another list, filter or order does not fit: it begins with a digest of these.
 */
final class CursorCodec {

	private static final int DIGEST_BYTES = 6;

	private static final int LONGEST = 2000;

	private final byte[] digest;

	private CursorCodec(byte[] digest) {
		this.digest = digest;
	}

	static CursorCodec of(@Nullable Object... what) {
		try {
			byte[] whole = MessageDigest.getInstance("SHA-256").digest(Arrays.deepToString(what).getBytes(UTF_8));
			return new CursorCodec(Arrays.copyOf(whole, DIGEST_BYTES));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	String cursor(List<String> position) {
		var bytes = new ByteArrayOutputStream();
		try (var out = new DataOutputStream(bytes)) {
			out.write(digest);
			for (String key : position) {
				out.writeUTF(key);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
	}

	/** The position; nothing when the cursor is not one of this list. */
	Optional<List<String>> position(String cursor) {
		if (cursor.length() > LONGEST) {
			return Optional.empty();
		}
		try (var in = new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(cursor)))) {
			if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), digest)) {
				return Optional.empty();
			}
			List<String> position = new ArrayList<>();
			while (in.available() > 0) {
				position.add(in.readUTF());
			}
			return position.isEmpty() ? Optional.empty() : Optional.of(position);
		}
		catch (IOException | IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}
