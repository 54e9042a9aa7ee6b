package org.jiheng.population.graphql;

import java.util.List;
import org.jiheng.population.Populations;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What became of the lines of a file. */
record LoadPopulationPayload(@Nullable Integer added, @Nullable Integer changed, @Nullable Integer unchanged,
		List<Problem.InvalidInput> problems) {

	static LoadPopulationPayload of(Populations.Kept kept) {
		return new LoadPopulationPayload(kept.added(), kept.changed(), kept.unchanged(), List.of());
	}
}
