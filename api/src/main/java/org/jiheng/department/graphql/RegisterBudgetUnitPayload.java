package org.jiheng.department.graphql;

import java.util.List;
import org.jiheng.department.BudgetUnit;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record RegisterBudgetUnitPayload(@Nullable BudgetUnit unit, List<Problem.InvalidInput> problems) {
}
