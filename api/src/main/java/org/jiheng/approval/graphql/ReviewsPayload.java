package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.shared.Problem;

record ReviewsPayload(List<ReviewResult> results, List<Problem.InvalidInput> problems) {
}
