package org.jiheng.shared.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What a client is told about a problem, the same in GraphQL and in plain HTTP: a code
 * for programs, a message for people, and what helps to mend it.
 */
public record ProblemAnswer(HttpStatus status, String code, String message, Map<String, Object> details) {

	private static final Logger logger = LoggerFactory.getLogger(ProblemAnswer.class);

	public static ProblemAnswer of(Problem problem) {
		return switch (problem) {
			case Problem.Unauthenticated p ->
				new ProblemAnswer(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", p.message());
			case Problem.Forbidden p -> new ProblemAnswer(HttpStatus.FORBIDDEN, "FORBIDDEN", p.message());
			case Problem.NotGranted p ->
				new ProblemAnswer(HttpStatus.FORBIDDEN, "FORBIDDEN", p.message(), ordered("reason", "NOT_GRANTED",
						"counties", p.counties(), "suggestion", "请县财政用 grantOversight 授权"));
			case Problem.NotFound p -> new ProblemAnswer(HttpStatus.NOT_FOUND, "NOT_FOUND", p.message());
			case Problem.InvalidInput p -> new ProblemAnswer(HttpStatus.BAD_REQUEST, "INVALID_INPUT", p.message(),
					ordered("reason", p.code(), "argument", p.path(), "suggestion", p.suggestion()));
			case Problem.Conflict p -> new ProblemAnswer(HttpStatus.CONFLICT, "CONFLICT", p.message(),
					ordered("reason", p.code(), "suggestion", p.suggestion()));
			case Problem.LimitExceeded p -> new ProblemAnswer(HttpStatus.BAD_REQUEST, "LIMIT_EXCEEDED", p.message(),
					ordered("reason", p.code(), "requested", p.requested(), "limit", p.limit()));
			case Problem.Unavailable p -> new ProblemAnswer(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", p.message());
		};
	}

	/**
	 * A defect of ours: told by a reference only, under which the log has the rest: the
	 * request's own id where there is one.
	 */
	public static ProblemAnswer ofDefect(Throwable defect, @Nullable String requestId) {
		String reference = requestId == null ? UUID.randomUUID().toString() : requestId;
		logger.error("Defect {}", reference, defect);
		return new ProblemAnswer(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "系统内部错误，请把编号告诉管理员：" + reference,
				Map.of("reference", reference));
	}

	private ProblemAnswer(HttpStatus status, String code, String message) {
		this(status, code, message, Map.of());
	}

	/** The code and the details, as they stand under {@code extensions}. */
	public Map<String, Object> extensions() {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", code);
		extensions.putAll(details);
		return extensions;
	}

	/** The body of an HTTP answer: shaped like a GraphQL answer that has only errors. */
	public Map<String, Object> body() {
		return Map.of("errors", List.of(ordered("message", message, "extensions", extensions())));
	}

	/**
	 * The body of an answer of what is no GraphQL: {code, message, suggestion} and the
	 * reason where there are several.
	 */
	public Map<String, Object> plain() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("code", code);
		body.put("message", message);
		body.put("suggestion", details.getOrDefault("suggestion", ""));
		details.forEach(body::putIfAbsent);
		return body;
	}

	private static Map<String, Object> ordered(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}
}
