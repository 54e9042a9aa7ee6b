package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.review.CheckRule;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record CheckRulePayload(@Nullable CheckRule rule, List<Problem.InvalidInput> problems) {
}
