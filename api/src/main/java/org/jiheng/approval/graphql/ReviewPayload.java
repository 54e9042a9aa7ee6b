package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.budget.Budget;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record ReviewPayload(@Nullable Budget budget, List<Problem.InvalidInput> problems) {
}
