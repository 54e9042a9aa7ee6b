package org.jiheng.audit.persistence;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.audit.Change;
import org.jiheng.shared.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes as an entry keeps them, and beside it the free words that it only holds digests
 * of. Each text has a salt of its own, so that its digest tells nothing once the text is
 * erased.
 */
record AuditedChanges(String json, List<Text> texts) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final SecureRandom RANDOM = new SecureRandom();

	record Text(String digest, String salt, String words, @Nullable Integer project) {
	}

	static AuditedChanges of(List<Change> changes) {
		List<Text> texts = new ArrayList<>();
		List<Map<String, Object>> kept = new ArrayList<>();
		for (Change change : changes) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("place", change.place());
			put(entry, "before", change.before(), change, texts);
			put(entry, "after", change.after(), change, texts);
			kept.add(entry);
		}
		return new AuditedChanges(JSON.writeValueAsString(kept), texts);
	}

	private static void put(Map<String, Object> entry, String name, @Nullable String value, Change change,
			List<Text> texts) {
		if (value == null) {
			return;
		}
		if (!change.text()) {
			entry.put(name, value);
			return;
		}
		String salt = salt();
		Text text = new Text(Digest.of(salt + value), salt, value, change.project());
		texts.add(text);
		entry.put(name + "Digest", text.digest());
	}

	private static String salt() {
		byte[] salt = new byte[16];
		RANDOM.nextBytes(salt);
		return HexFormat.of().formatHex(salt);
	}

}
