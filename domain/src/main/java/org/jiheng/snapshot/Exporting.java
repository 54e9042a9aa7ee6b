package org.jiheng.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes snapshots as files that anyone can verify. What is sealed never changes and the
 * chain only grows, so a long file is read a few snapshots at a time, each reading a
 * transaction of its own: a slow client keeps no connection.
 */
public final class Exporting {

	private final Snapshots snapshots;

	public Exporting(Snapshots snapshots) {
		this.snapshots = snapshots;
	}

	/** One snapshot. Problems: NotFound, for a foreign one alike; NotGranted. */
	public Mono<SnapshotExport> one(SnapshotKey key) {
		return snapshots.of(Set.of(key))
			.mapNotNull(found -> found.get(key))
			.zipWhen(kept -> snapshots.contents(Set.of(key)).mapNotNull(found -> found.get(key)))
			.map(found -> new SnapshotExport("snapshot-" + key.reference().replace('/', '-') + ".json",
					Flux.just(SnapshotFile.ofOne(found.getT1(), found.getT2()))))
			.switchIfEmpty(snapshots.missed(key).then(Mono.error(Exporting::absent)));
	}

	/** What a snapshot is answered with that is not there. */
	public static ProblemException absent() {
		return new ProblemException(new Problem.NotFound("没有这份快照"));
	}

	/**
	 * All of a year, and of the county's other snapshots the seals, so that its chain has
	 * no gap; for a department's members its own year. Problems: Forbidden to whom no
	 * snapshots are shown, NotFound where none of that year is seen.
	 */
	public Mono<SnapshotExport> year(FiscalYear year) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.Forbidden("当前身份看不到快照"))))
			.flatMap(tenant -> snapshots.count(new SnapshotFilter(Set.of(), Set.of(year), Set.of(), Set.of()))
				.filter(count -> count > 0)
				.switchIfEmpty(Mono.error(() -> new ProblemException(new Problem.NotFound("该年度没有快照"))))
				.then(Mono.defer(snapshots::head))
				.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.map(head -> new SnapshotExport("snapshots-" + tenant.county() + "-" + year + ".json",
						text(year, head))));
	}

	private Flux<String> text(FiscalYear year, Optional<ChainEnd> head) {
		return Flux.defer(() -> {
			var first = new AtomicBoolean(true);
			long until = head.map(ChainEnd::number).orElse(Long.MAX_VALUE);
			return Flux.concat(Mono.fromSupplier(SnapshotFile::begin),
					links(year, until).map(link -> SnapshotFile.link(link, first.getAndSet(false))),
					Mono.fromSupplier(() -> SnapshotFile.end(head.orElse(null))));
		});
	}

	private Flux<Link> links(FiscalYear year, long until) {
		return snapshots.links(year, 0, until)
			.expand(found -> found.isEmpty() ? Mono.empty() : snapshots.links(year, last(found), until))
			.concatMapIterable(found -> found, 1);
	}

	private static long last(List<Link> found) {
		return found.getLast().kept().seal().countyNumber();
	}

}
