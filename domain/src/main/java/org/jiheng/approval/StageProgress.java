package org.jiheng.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How far a department is in one stage: done when, due when. Null where it is not done,
 * and where the county set no deadline. A deadline is met until its day ends in China.
 */
public record StageProgress(ReviewStage stage, @Nullable LocalDate due, @Nullable Instant doneAt, StageState state) {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	static StageProgress of(ReviewStage stage, @Nullable LocalDate due, @Nullable Instant doneAt, Instant now) {
		Instant until = doneAt == null ? now : doneAt;
		boolean late = due != null && until.atZone(CHINA).toLocalDate().isAfter(due);
		StageState done = late ? StageState.DONE_LATE : StageState.DONE;
		StageState open = late ? StageState.OVERDUE : StageState.OPEN;
		return new StageProgress(stage, due, doneAt, doneAt == null ? open : done);
	}
}
