package org.jiheng.document.graphql;

import java.util.List;
import org.jiheng.document.StagedImport;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of a step on a staged import. */
record StagedImportPayload(@Nullable StagedImport stagedImport, List<Problem.InvalidInput> problems) {
}
