package org.jiheng.review;

import java.time.Instant;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** Who let a finding pass, when, and why. */
public record FindingWaiver(String by, Instant at, String reason) {

	private static final int SHORTEST = 4;

	private static final int LONGEST = 500;

	/** The reason as it is kept. Problem: InvalidInput REASON. */
	static String reason(String words) {
		String reason = words.strip();
		int length = reason.codePointCount(0, reason.length());
		if (length < SHORTEST || length > LONGEST
				|| reason.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
			throw new ProblemException(new Problem.InvalidInput("REASON", List.of("input", "reason"),
					"理由须为 " + SHORTEST + " 至 " + LONGEST + " 个字，现有 " + length + " 个", "写明为什么可以不改"));
		}
		return reason;
	}
}
