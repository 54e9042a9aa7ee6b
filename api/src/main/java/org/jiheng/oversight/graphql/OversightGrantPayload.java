package org.jiheng.oversight.graphql;

import java.util.List;
import org.jiheng.oversight.OversightGrant;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of one grant: of grantOversight and revokeOversight. */
record OversightGrantPayload(@Nullable OversightGrant grant, List<Problem.InvalidInput> problems) {
}
