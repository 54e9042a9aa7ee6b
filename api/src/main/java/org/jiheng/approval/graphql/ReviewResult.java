package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.budget.Budget;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record ReviewResult(@Nullable Budget budget, List<Problem.InvalidInput> problems) {
}
