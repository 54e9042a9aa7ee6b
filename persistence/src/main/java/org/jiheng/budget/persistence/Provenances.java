package org.jiheng.budget.persistence;

import java.util.List;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Provenance;
import org.jiheng.tenancy.persistence.Columns;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How provenance is kept: a JSON array of the record's own names. */
final class Provenances {

	private static final JsonMapper JSON = new JsonMapper();

	private static final TypeReference<List<Provenance>> LIST = new TypeReference<>() {
	};

	private Provenances() {
	}

	/** A further column, as text, where it is wanted. */
	static String column(String table, Detail detail) {
		return detail.has(Detail.Part.PROVENANCE) ? ", " + table + ".provenance::text" : "";
	}

	static List<Provenance> read(Columns columns, Detail detail) {
		return detail.has(Detail.Part.PROVENANCE) ? read(columns.text()) : List.of();
	}

	static String write(List<Provenance> provenance) {
		return JSON.writeValueAsString(provenance);
	}

	static List<Provenance> read(String json) {
		return JSON.readValue(json, LIST);
	}

}
