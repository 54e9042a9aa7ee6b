package org.jiheng.budget.graphql;

import java.util.List;
import org.jiheng.budget.Project;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record ProjectPayload(@Nullable Project project, List<Problem.InvalidInput> problems) {
}
