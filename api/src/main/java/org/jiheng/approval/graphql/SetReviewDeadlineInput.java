package org.jiheng.approval.graphql;

import java.time.LocalDate;
import org.jiheng.approval.ReviewStage;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

record SetReviewDeadlineInput(FiscalYear year, ReviewStage stage, @Nullable LocalDate due) {
}
