package org.jiheng.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.snapshot.ChainReach;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.Stretches;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What was sealed after a position, in the order of each county's chain. The chain gives
 * numbers out under a lock until the seal is committed, so none is passed over; it never
 * changes, so any position can be read from again. Where an overseeing region sees a
 * county by other grants than before, that county comes from its beginning once more.
 */
public final class Feed {

	private static final SnapshotFilter ALL = new SnapshotFilter(Set.of(), Set.of(), Set.of(), Set.of());

	private final Stretches stretches;

	public Feed(Stretches stretches) {
		this.stretches = stretches;
	}

	/**
	 * What comes next.
	 *
	 * @param end from where to go on
	 * @param more whether there was more at that moment
	 */
	public record Changes(List<KeptSnapshot> found, FeedPosition end, boolean more) {
	}

	/** Problem: NotGranted, where an overseeing region is granted nothing. */
	public Mono<Changes> after(FeedPosition position, int most) {
		return stretches.reach().flatMap(reached -> {
			List<KeptSnapshot> found = new ArrayList<>();
			return Flux.fromIterable(reached)
				.concatMap(
						reach -> Mono.defer(() -> next(reach, position, most - found.size())).doOnNext(found::addAll),
						0)
				.then(Mono.fromSupplier(() -> changes(reached, position, found)));
		});
	}

	private Mono<List<KeptSnapshot>> next(ChainReach reach, FeedPosition position, int most) {
		long after = position.in(reach.county(), reach.by());
		return most <= 0 || after >= reach.until() ? Mono.just(List.of())
				: stretches.next(ALL, reach.county(), after, reach.until(), most);
	}

	private static Changes changes(List<ChainReach> reached, FeedPosition position, List<KeptSnapshot> found) {
		Map<RegionCode, FeedPosition.Seen> end = new HashMap<>();
		reached.forEach(reach -> end.put(reach.county(),
				new FeedPosition.Seen(reach.by(), position.in(reach.county(), reach.by()))));
		found.forEach(kept -> end.computeIfPresent(kept.key().budget().county(),
				(county, seen) -> new FeedPosition.Seen(seen.by(), kept.seal().countyNumber())));
		FeedPosition after = FeedPosition.of(end);
		boolean more = reached.stream().anyMatch(reach -> after.in(reach.county(), reach.by()) < reach.until());
		return new Changes(List.copyOf(found), after, more);
	}

}
