package org.jiheng.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One act of writing that somebody asks for.
 *
 * @param operation its name in the API: changeProject
 * @param input everything asked for, in a fixed form; the same key with another input is
 * refused
 * @param idempotencyKey under which it takes effect at most once, 1–200 characters; null
 * for no such promise
 * @param dryRun whether everything is checked and answered, and nothing kept
 */
public record Act(String operation, String input, @Nullable String idempotencyKey, boolean dryRun) {

	private static final int LONGEST_KEY = 200;

	public Act {
		if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY
				|| idempotencyKey.chars().anyMatch(Character::isISOControl))) {
			throw new ProblemException(new Problem.InvalidInput("IDEMPOTENCY_KEY", List.of("input", "idempotencyKey"),
					"幂等键须为 1 至 200 个字符", "用一个随机的 UUID，重试时不变"));
		}
	}

	/**
	 * As the input object of a mutation asks for it, which has the fields idempotencyKey
	 * and dryRun by convention.
	 */
	public static Act asked(String operation, Map<String, ?> input) {
		Map<String, Object> asked = new TreeMap<>(input);
		Object key = asked.remove("idempotencyKey");
		return new Act(operation, form(asked), key == null ? null : key.toString(),
				Boolean.TRUE.equals(asked.get("dryRun")));
	}

	/** The same values give the same form, in whatever order they were sent. */
	private static String form(@Nullable Object value) {
		return switch (value) {
			case null -> "null";
			case Map<?, ?> map -> map.entrySet()
				.stream()
				.map(entry -> entry.getKey() + "=" + form(entry.getValue()))
				.sorted()
				.collect(Collectors.joining(";", "{", "}"));
			case Collection<?> list -> list.stream().map(Act::form).collect(Collectors.joining(",", "[", "]"));
			default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		};
	}
}
