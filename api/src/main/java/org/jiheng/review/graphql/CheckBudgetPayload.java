package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.review.FindingCounts;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record CheckBudgetPayload(@Nullable FindingCounts counts, List<Problem.InvalidInput> problems) {
}
