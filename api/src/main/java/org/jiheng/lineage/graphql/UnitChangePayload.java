package org.jiheng.lineage.graphql;

import java.util.List;
import org.jiheng.lineage.UnitChange;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of one change of a unit. */
record UnitChangePayload(@Nullable UnitChange change, List<Problem.InvalidInput> problems) {
}
