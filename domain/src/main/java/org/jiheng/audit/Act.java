package org.jiheng.audit;

import java.util.List;
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
}
