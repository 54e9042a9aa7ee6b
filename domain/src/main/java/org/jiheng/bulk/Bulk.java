package org.jiheng.bulk;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.snapshot.Stretch;
import org.jiheng.snapshot.Stretches;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Exports what a filter finds of what was sealed. A few snapshots are read at a time,
 * each reading a transaction of its own: memory stays the same however long it is, and a
 * slow client keeps no connection.
 */
public final class Bulk {

	private static final int STEP = 20;

	private final Stretches stretches;

	private final Snapshots snapshots;

	public Bulk(Stretches stretches, Snapshots snapshots) {
		this.stretches = stretches;
		this.snapshots = snapshots;
	}

	/** Problems: those of a list with this filter. */
	public Mono<BulkPlan> plan(SealedTable table, SnapshotFilter filter) {
		return stretches.found(filter).map(found -> new BulkPlan(table, filter, found));
	}

	/**
	 * All rows of the plan, or a failure: Problem Unavailable, where less is there than
	 * was planned, since a grant ended meanwhile.
	 */
	public Flux<SealedTable.Row> rows(BulkPlan plan) {
		return Flux.fromIterable(plan.stretches()).concatMap(stretch -> rows(plan, stretch), 1);
	}

	private Flux<SealedTable.Row> rows(BulkPlan plan, Stretch stretch) {
		return Flux.defer(() -> {
			var written = new AtomicLong();
			return steps(plan.filter(), stretch).concatMap(found -> rows(plan.table(), found), 1)
				.doOnNext(row -> written.incrementAndGet())
				.concatWith(Mono.defer(() -> written.get() == plan.table().rows(stretch) ? Mono.empty()
						: Mono.error(new ProblemException(new Problem.Unavailable("导出期间授权有变，文件不完整，请重新导出")))));
		});
	}

	private Flux<List<KeptSnapshot>> steps(SnapshotFilter filter, Stretch stretch) {
		return stretches.next(filter, stretch.county(), 0, stretch.until(), STEP)
			.expand(found -> found.size() < STEP ? Mono.empty() : stretches.next(filter, stretch.county(),
					found.getLast().seal().countyNumber(), stretch.until(), STEP));
	}

	private Flux<SealedTable.Row> rows(SealedTable table, List<KeptSnapshot> found) {
		Set<SnapshotKey> keys = found.stream().map(KeptSnapshot::key).collect(toSet());
		Mono<Map<SnapshotKey, List<SealedProject>>> projects = table == SealedTable.SNAPSHOTS || keys.isEmpty()
				? Mono.just(Map.of()) : snapshots.projects(keys);
		Mono<Map<SnapshotKey, List<SealedIndicator>>> indicators = table != SealedTable.INDICATORS || keys.isEmpty()
				? Mono.just(Map.of()) : snapshots.indicators(keys);
		return projects.flux()
			.concatMap(ofProjects -> indicators.flatMapIterable(ofIndicators -> found.stream()
				.flatMap(kept -> table
					.rows(kept, ofProjects.getOrDefault(kept.key(), List.of()),
							ofIndicators.getOrDefault(kept.key(), List.of()))
					.stream())
				.toList()));
	}

}
