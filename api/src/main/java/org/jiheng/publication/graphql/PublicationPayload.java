package org.jiheng.publication.graphql;

import java.util.List;
import org.jiheng.publication.Publication;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

record PublicationPayload(@Nullable Publication publication, List<Problem.InvalidInput> problems) {
}
