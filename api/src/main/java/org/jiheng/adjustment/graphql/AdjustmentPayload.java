package org.jiheng.adjustment.graphql;

import java.util.List;
import org.jiheng.adjustment.Adjustment;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record AdjustmentPayload(@Nullable Adjustment adjustment, List<Problem.InvalidInput> problems) {
}
