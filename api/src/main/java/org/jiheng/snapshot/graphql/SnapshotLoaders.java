package org.jiheng.snapshot.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoader;
import org.jiheng.budget.BudgetKey;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;

/** What several fields read of the same snapshots, loaded once for all of them. */
@Component
class SnapshotLoaders {

	SnapshotLoaders(BatchLoaderRegistry registry, Snapshots snapshots) {
		registry.<BudgetKey, List<KeptSnapshot>>forName("snapshotsOfBudget")
			.registerMappedBatchLoader(
					(keys, environment) -> snapshots.ofBudgets(keys).map(found -> complete(keys, found, List.of())));
		registry.<SnapshotKey, Indicators>forName("indicatorsOfSnapshot")
			.registerMappedBatchLoader((keys, environment) -> snapshots.indicators(keys).map(found -> {
				Map<SnapshotKey, Indicators> grouped = new HashMap<>();
				found.forEach((key, indicators) -> grouped.put(key, Indicators.of(indicators)));
				return complete(keys, grouped, Indicators.of(List.of()));
			}));
	}

	static DataLoader<BudgetKey, List<KeptSnapshot>> ofBudgets(DataFetchingEnvironment environment) {
		return loader("snapshotsOfBudget", environment);
	}

	static DataLoader<SnapshotKey, Indicators> indicators(DataFetchingEnvironment environment) {
		return loader("indicatorsOfSnapshot", environment);
	}

	/** A snapshot's indicators, of the department as a whole and by project. */
	record Indicators(List<SealedIndicator> ofWhole, Map<Integer, List<SealedIndicator>> byProject) {

		static Indicators of(List<SealedIndicator> all) {
			Map<Boolean, List<SealedIndicator>> parts = all.stream()
				.collect(partitioningBy(each -> each.project() == null));
			return new Indicators(parts.getOrDefault(true, List.of()),
					parts.getOrDefault(false, List.of())
						.stream()
						.collect(groupingBy(each -> Objects.requireNonNull(each.project()))));
		}
	}

	private static <K, V> Map<K, V> complete(Set<K> keys, Map<K, V> found, V otherwise) {
		Map<K, V> complete = new HashMap<>(found);
		keys.forEach(key -> complete.putIfAbsent(key, otherwise));
		return complete;
	}

	private static <K, V> DataLoader<K, V> loader(String name, DataFetchingEnvironment environment) {
		DataLoader<K, V> loader = environment.getDataLoader(name);
		return Objects.requireNonNull(loader);
	}

}
