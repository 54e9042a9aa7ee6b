package org.jiheng.budget.persistence;

import java.util.List;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Provenance;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How provenance is kept: a JSON array of the record's own names. */
final class Provenances {

	private static final JsonMapper JSON = new JsonMapper();

	private static final TypeReference<List<Provenance>> LIST = new TypeReference<>() {
	};

	private Provenances() {
	}

	/** The column as text, or nothing to read where it is not wanted. */
	static String column(String table, Detail detail) {
		return detail == Detail.VALUES_AND_PROVENANCE ? table + ".provenance::text" : "''";
	}

	static String write(List<Provenance> provenance) {
		return JSON.writeValueAsString(provenance);
	}

	static List<Provenance> read(String json) {
		return json.isEmpty() ? List.of() : JSON.readValue(json, LIST);
	}

}
