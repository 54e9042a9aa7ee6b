package org.jiheng.difference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares what was sealed of one department, as far as the current scope sees it. */
public final class ComparingSealed {

	private final Snapshots snapshots;

	public ComparingSealed(Snapshots snapshots) {
		this.snapshots = snapshots;
	}

	/**
	 * Empty where one of the two is absent or foreign. Problems: InvalidInput
	 * SNAPSHOTS_OF_TWO, NotGranted.
	 */
	public Mono<SealedDifference> of(SnapshotKey earlier, SnapshotKey later) {
		if (!earlier.budget().county().equals(later.budget().county())
				|| !earlier.budget().department().equals(later.budget().department())) {
			return Mono.error(() -> new ProblemException(new Problem.InvalidInput("SNAPSHOTS_OF_TWO", List.of("later"),
					"两份快照不是同一个部门的：" + name(earlier) + " 与 " + name(later), "请给出同一部门任意两年或同一年的两份快照")));
		}
		Set<SnapshotKey> keys = Set.copyOf(List.of(earlier, later));
		return snapshots.of(keys)
			.flatMap(
					found -> found.keySet().containsAll(keys)
							? Mono.zip(snapshots.projects(keys), snapshots.indicators(keys))
								.map(rows -> between(found, earlier, later, rows.getT1(), rows.getT2()))
							: missed(keys, found));
	}

	private Mono<SealedDifference> missed(Set<SnapshotKey> keys, Map<SnapshotKey, KeptSnapshot> found) {
		return Flux.fromStream(keys.stream().filter(key -> !found.containsKey(key)))
			.concatMap(snapshots::missed)
			.then(Mono.empty());
	}

	private static SealedDifference between(Map<SnapshotKey, KeptSnapshot> found, SnapshotKey earlier,
			SnapshotKey later, Map<SnapshotKey, List<SealedProject>> projects,
			Map<SnapshotKey, List<SealedIndicator>> indicators) {
		List<KeptSnapshot> both = Stream.of(earlier, later).map(key -> there(found, key)).toList();
		List<BudgetText> texts = both.stream()
			.map(kept -> SealedText.of(kept, projects.getOrDefault(kept.key(), List.of()),
					indicators.getOrDefault(kept.key(), List.of())))
			.toList();
		return new SealedDifference(both.getFirst(), both.getLast(),
				BudgetDifference.between(texts.getFirst(), texts.getLast()));
	}

	private static KeptSnapshot there(Map<SnapshotKey, KeptSnapshot> found, SnapshotKey key) {
		KeptSnapshot kept = found.get(key);
		if (kept == null) {
			throw new IllegalArgumentException("not found: " + key.reference());
		}
		return kept;
	}

	private static String name(SnapshotKey key) {
		return key.budget().county() + " 的 " + key.budget().department();
	}

}
