package org.jiheng.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided on a submitted budget. */
public record Decision(Kind kind, Instant at, String by, @Nullable String reason, List<Assessment> assessments) {

	public Decision {
		assessments = List.copyOf(assessments);
	}

	/** Which way it went. */
	public enum Kind {

		RETURNED, REFUSED, APPROVED

	}
}
