package org.jiheng.publication.graphql;

import java.util.List;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record SetPublicationPayload(@Nullable Boolean shown, List<Problem.InvalidInput> problems) {
}
