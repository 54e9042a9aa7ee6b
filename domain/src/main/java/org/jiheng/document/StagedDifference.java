package org.jiheng.document;

import java.util.List;
import org.jiheng.budget.ProjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What a commit would change of the draft.
 *
 * @param budgetVersion the draft that it was made against; null where there is none yet
 * @param changes what is added, changed and removed
 * @param gone projects of the draft that the document has no more, whether they would be
 * removed or stay
 */
public record StagedDifference(@Nullable Integer budgetVersion, List<ImportChange> changes, List<Gone> gone) {

	public StagedDifference {
		changes = List.copyOf(changes);
		gone = List.copyOf(gone);
	}

	/** A project of the draft that the document has no more. */
	public record Gone(ProjectKey project, String name) {
	}
}
