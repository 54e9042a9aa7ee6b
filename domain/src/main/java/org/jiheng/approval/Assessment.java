package org.jiheng.approval;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the review thinks of a budget under one head. */
public record Assessment(String head, Grade grade, @Nullable String comment) {

	private static final int LONGEST = 2000;

	public Assessment {
		if (comment != null && comment.length() > LONGEST) {
			throw new ProblemException(new Problem.InvalidInput("TOO_LONG", List.of("input", "assessments"),
					"审核说明最多 " + LONGEST + " 个字", "请缩短"));
		}
	}
}
