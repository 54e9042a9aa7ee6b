package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.review.BudgetFinding;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of one finding: of waiveFinding and withdrawWaiver. */
record FindingPayload(@Nullable BudgetFinding finding, List<Problem.InvalidInput> problems) {
}
