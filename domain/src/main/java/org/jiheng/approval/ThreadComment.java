package org.jiheng.approval;

import java.time.Instant;
import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;

/** What somebody said in a thread. */
public record ThreadComment(int number, String author, Instant at, String text) {

	private static final int LONGEST = 2000;

	/** The words as they are kept. Problem: InvalidInput COMMENT. */
	static String text(String words) {
		String text = words.strip();
		int length = text.codePointCount(0, text.length());
		if (length < 1 || length > LONGEST || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
			throw new ProblemException(new Problem.InvalidInput("COMMENT", List.of("input", "text"),
					"意见须为 1 至 " + LONGEST + " 个字，现有 " + length + " 个", "写明哪里、为什么、怎么改"));
		}
		return text;
	}
}
