package org.jiheng.audit.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.audit.Entry;
import org.jiheng.audit.KeptChange;
import org.jiheng.audit.KeptEntry;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry as its row has it, whatever somebody made of that. */
record EntryRow(Entry entry, String hash) {

	static final String COLUMNS = "county_code, number, at, subject, role, department_code, request_id, operation,"
			+ " reference, changes::text, previous_hash, hash";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static EntryRow of(Columns row) {
		var county = new RegionCode(row.text());
		long number = row.big();
		var at = row.instant();
		String subject = row.text();
		String role = row.text();
		String department = row.textOrNull();
		return new EntryRow(new Entry(county, number, at, subject, role,
				department == null || !department.matches("[0-9]{3}") ? null : new DepartmentCode(department),
				row.textOrNull(), row.text(), row.text(), row.text(), row.text()), row.text());
	}

	/** The digests of texts that the entry holds. */
	List<String> digests() {
		JsonNode changes = JSON.readTree(entry.changes());
		return Stream.of("beforeDigest", "afterDigest")
			.flatMap(name -> changes.findValues(name).stream())
			.map(digest -> digest.asString(""))
			.toList();
	}

	/** With the words for its digests, as far as they stand. */
	KeptEntry read(Map<String, String> words) {
		List<KeptChange> changes = new ArrayList<>();
		for (JsonNode change : JSON.readTree(entry.changes())) {
			String before = value(change, "before", words);
			String after = value(change, "after", words);
			boolean erased = erased(change, "beforeDigest", words) || erased(change, "afterDigest", words);
			changes.add(new KeptChange(change.path("place").asString(""), before, after, erased));
		}
		return new KeptEntry(entry, hash, changes);
	}

	private static @Nullable String value(JsonNode change, String name, Map<String, String> words) {
		return change.has(name) ? change.path(name).asString("") : words.get(change.path(name + "Digest").asString(""));
	}

	private static boolean erased(JsonNode change, String digest, Map<String, String> words) {
		return change.has(digest) && !words.containsKey(change.path(digest).asString(""));
	}

}
