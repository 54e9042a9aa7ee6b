package org.jiheng.document.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows and lists of records as the database takes and gives them. */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private Json() {
	}

	static String of(List<?> records) {
		return MAPPER.writeValueAsString(records);
	}

	static String of(Record one) {
		return MAPPER.writeValueAsString(one);
	}

	static <T> List<T> list(String json, Class<T> type) {
		return MAPPER.readerForListOf(type).readValue(json);
	}

	static <T> T one(String json, Class<T> type) {
		return MAPPER.readValue(json, type);
	}

}
