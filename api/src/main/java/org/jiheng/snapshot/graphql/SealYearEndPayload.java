package org.jiheng.snapshot.graphql;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record SealYearEndPayload(@Nullable Snapshot snapshot, List<Problem.InvalidInput> problems) {
}
