package org.jiheng.shared.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The global identity of an object: its GraphQL type and its key. Clients see it as
 * opaque text, of which each object has exactly one.
 */
public record NodeId(String type, List<String> key) {

	private static final String SEPARATOR = ":";

	private static final int LONGEST = 300;

	public NodeId {
		key = List.copyOf(key);
		if (type.isEmpty() || type.contains(SEPARATOR) || key.isEmpty()
				|| key.stream().anyMatch(part -> part.contains(SEPARATOR))) {
			throw new IllegalArgumentException("a node id has a type and a key, none of them with a colon");
		}
	}

	public static NodeId of(String type, Object... key) {
		return new NodeId(type, Arrays.stream(key).map(Object::toString).toList());
	}

	/** What the text stands for; nothing when no object ever had it as its id. */
	public static Optional<NodeId> parse(String text) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
			return Optional.of(new NodeId(parts[0], Arrays.asList(parts).subList(1, parts.length)))
				.filter(id -> id.toString().equals(text));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	/** The opaque text that clients see. */
	@Override
	public String toString() {
		String plain = type + SEPARATOR + String.join(SEPARATOR, key);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
	}
}
