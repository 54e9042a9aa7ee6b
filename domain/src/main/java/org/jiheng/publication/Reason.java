package org.jiheng.publication;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** Words that say why, long enough to say anything. */
final class Reason {

	private static final int SHORTEST = 4;

	private static final int LONGEST = 500;

	private Reason() {
	}

	/** The words as they are kept. Problem: InvalidInput REASON. */
	static String of(String words, List<String> path, String suggestion) {
		String reason = words.strip();
		int length = reason.codePointCount(0, reason.length());
		if (length < SHORTEST || length > LONGEST
				|| reason.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
			throw new ProblemException(new Problem.InvalidInput("REASON", path,
					"理由须为 " + SHORTEST + " 至 " + LONGEST + " 个字，现有 " + length + " 个", suggestion));
		}
		return reason;
	}

}
