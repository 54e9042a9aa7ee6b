package org.jiheng.budget.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.audit.Act;
import org.jspecify.annotations.Nullable;

/**
 * The act that a mutation asks for: its whole input in a fixed order, but for the key
 * itself.
 */
final class Acts {

	private Acts() {
	}

	static Act of(DataFetchingEnvironment environment) {
		Map<String, Object> input = Objects.requireNonNull(environment.getArgument("input"));
		Map<String, Object> asked = new TreeMap<>(input);
		Object key = asked.remove("idempotencyKey");
		return new Act(environment.getField().getName(), form(asked), key == null ? null : key.toString(),
				Boolean.TRUE.equals(asked.get("dryRun")));
	}

	private static String form(@Nullable Object value) {
		return switch (value) {
			case null -> "null";
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.map(entry -> entry.getKey() + "=" + form(entry.getValue()))
				.sorted()
				.collect(Collectors.joining(";", "{", "}"));
			case List<?> list -> list.stream().map(Acts::form).collect(Collectors.joining(",", "[", "]"));
			default -> quoted(value.toString());
		};
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
