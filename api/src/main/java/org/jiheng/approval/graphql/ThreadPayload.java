package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.approval.ReviewThread;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of one thread. */
record ThreadPayload(@Nullable ReviewThread thread, List<Problem.InvalidInput> problems) {
}
