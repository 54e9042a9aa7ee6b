package org.jiheng.snapshot;

import java.util.List;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * Snapshots in the order of their chains, in stretches that later seals do not change.
 */
public interface Stretches {

	/**
	 * One for each county where the filter finds anything, in the order of counties.
	 * Problem: NotGranted, as for a list.
	 */
	Mono<List<Stretch>> found(SnapshotFilter filter);

	/**
	 * How far each chain reaches that the scope sees anything of, in the order of
	 * counties. Problem: NotGranted, where an overseeing region is granted nothing.
	 */
	Mono<List<ChainReach>> reach();

	/** The next few in a county, after a number and up to one; none after the last. */
	Mono<List<KeptSnapshot>> next(SnapshotFilter filter, RegionCode county, long after, long until, int most);

}
