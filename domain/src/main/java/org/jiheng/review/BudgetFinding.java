package org.jiheng.review;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept with its budget from the version in which it was first found to
 * the last one in which it was.
 *
 * @param identity a digest by which a later run knows it again
 * @param waiver there just while it is waived
 */
public record BudgetFinding(FindingKey key, Check check, String identity, Severity severity, String message,
		String advice, String detail, List<FindingPlace> places, int firstVersion, int lastVersion, FindingState state,
		@Nullable FindingWaiver waiver) {

	public BudgetFinding {
		places = List.copyOf(places);
		if ((state == FindingState.WAIVED) != (waiver != null)) {
			throw new IllegalArgumentException("waived with a waiver, else without: " + state);
		}
	}

	/** The numbers of the projects that it speaks of. */
	public Set<Integer> projects() {
		return places.stream()
			.map(place -> place.anchor().project())
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	/**
	 * The one project that it speaks of; none for several, and for the budget as a whole.
	 */
	Optional<Integer> project() {
		return projects().size() == 1 ? projects().stream().findFirst() : Optional.empty();
	}

	/**
	 * The same, found again. A waiver lasts as long as the finding weighs the same: made
	 * stricter or milder, it lies open again, as does what was mended and came back.
	 */
	BudgetFinding again(BudgetFinding found) {
		boolean stays = state == FindingState.WAIVED && severity == found.severity;
		return new BudgetFinding(key, check, identity, found.severity, found.message, found.advice, found.detail,
				found.places, firstVersion, found.lastVersion, stays ? state : FindingState.OPEN,
				stays ? waiver : null);
	}

	/** Found no more. */
	BudgetFinding mended() {
		return new BudgetFinding(key, check, identity, severity, message, advice, detail, places, firstVersion,
				lastVersion, FindingState.MENDED, null);
	}
}
