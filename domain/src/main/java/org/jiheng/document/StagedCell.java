package org.jiheng.document;

import java.util.List;
import org.jiheng.review.Finding;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * One cell or paragraph of a document, as it was understood.
 *
 * @param indicator which of its project, by its sequence; null for what is no indicator's
 * @param field as in the API: funds.total, target; null where it could not be told
 * @param raw the words as they are read, corrections included; null where they may not be
 * shown
 * @param reading what was understood, in words; null where nothing was
 * @param reasons the findings that it is doubtful or refused for
 * @param correction the number of the one that says so; null where nobody corrected it
 */
public record StagedCell(Place place, @Nullable Integer indicator, @Nullable String field, @Nullable String raw,
		@Nullable String reading, Confidence confidence, List<Finding> reasons, @Nullable Integer correction) {

	public StagedCell {
		reasons = List.copyOf(reasons);
	}
}
