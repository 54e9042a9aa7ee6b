package org.jiheng.review.graphql;

import java.util.List;
import org.jiheng.review.Norms;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record CheckNormsPayload(@Nullable Norms norms, List<Problem.InvalidInput> problems) {
}
