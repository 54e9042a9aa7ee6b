package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.approval.ReviewBoard;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record ReviewBoardPayload(@Nullable ReviewBoard board, List<Problem.InvalidInput> problems) {
}
