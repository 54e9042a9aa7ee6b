package org.jiheng.population;

import java.util.List;
import java.util.Set;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** What is known of populations; both to be used in the transaction of a write. */
public interface Populations {

	/** Those of the codes that are of no county, today's or an earlier one. */
	Mono<Set<RegionCode>> unknown(Set<RegionCode> counties);

	/** Keeps all of them: how many are new, and how many are other than before. */
	Mono<Kept> keep(List<Population> loaded, String source);

	/** How many were added, changed and already there as they are. */
	record Kept(int added, int changed, int unchanged) {
	}

}
