package org.jiheng.approval;

import java.time.LocalDate;

/** Until when, that day included, a stage of a county's budget year is to be done. */
public record Deadline(ReviewStage stage, LocalDate due) {
}
