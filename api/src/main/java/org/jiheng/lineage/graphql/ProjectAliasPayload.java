package org.jiheng.lineage.graphql;

import java.util.List;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of an alias of a project. */
record ProjectAliasPayload(@Nullable ProjectAlias alias, List<Problem.InvalidInput> problems) {
}
