package org.jiheng.snapshot.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jiheng.budget.Budget;
import org.jiheng.shared.Page;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.snapshot.AsOf;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.snapshot.Verifying;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Sealed snapshots, what hangs on them, and whether they are as they were sealed. */
@Controller
class SnapshotController {

	private final Snapshots snapshots;

	private final Verifying verifying;

	private final Clock clock = Clock.systemUTC();

	SnapshotController(Snapshots snapshots, Verifying verifying) {
		this.snapshots = snapshots;
		this.verifying = verifying;
	}

	@QueryMapping
	Mono<Snapshot> snapshot(@Argument String id) {
		return Mono.justOrEmpty(SnapshotId.parse(id))
			.flatMap(key -> snapshots.of(Set.of(key))
				.mapNotNull(found -> found.get(key))
				.switchIfEmpty(snapshots.missed(key).then(Mono.empty())))
			.map(Snapshot::of);
	}

	@QueryMapping
	Mono<Connection<Snapshot>> snapshots(@Argument @Nullable SnapshotFilterInput filter,
			@Arguments PageArguments page) {
		SnapshotFilter wanted = (filter == null ? SnapshotFilterInput.NONE : filter).filter();
		Paging paging = page.over("Snapshot", wanted.counties().stream().sorted().toList(),
				wanted.years().stream().map(Object::toString).sorted().toList(),
				wanted.departments().stream().map(Object::toString).sorted().toList(),
				wanted.kinds().stream().map(Enum::name).sorted().toList());
		return snapshots.list(wanted, paging.request())
			.map(found -> paging.connection(shown(found), () -> snapshots.count(wanted)));
	}

	@QueryMapping
	Mono<SnapshotVerification> snapshotVerification() {
		return verifying.verify().map(SnapshotVerification::of);
	}

	@SchemaMapping(typeName = "Budget", field = "snapshots")
	CompletableFuture<List<Snapshot>> ofBudget(Budget budget, DataFetchingEnvironment environment) {
		return SnapshotLoaders.ofBudgets(environment)
			.load(budget.key())
			.thenApply(found -> found.stream().map(Snapshot::of).toList());
	}

	@SchemaMapping
	Mono<Snapshot> asOf(Budget budget, @Argument @Nullable OffsetDateTime at, @Argument @Nullable LocalDate date,
			DataFetchingEnvironment environment) {
		AsOf asOf = AsOf.of(at == null ? null : at.toInstant(), date, clock.instant());
		return Mono.fromFuture(SnapshotLoaders.ofBudgets(environment).load(budget.key()))
			.flatMap(found -> Mono.justOrEmpty(asOf.among(found)))
			.map(Snapshot::of);
	}

	@BatchMapping(typeName = "Snapshot")
	Mono<Map<Snapshot, String>> content(List<Snapshot> sources) {
		return snapshots.contents(keys(sources))
			.map(found -> each(sources, snapshot -> found.getOrDefault(snapshot.key(), "")));
	}

	@BatchMapping(typeName = "Snapshot")
	Mono<Map<Snapshot, List<SnapshotProject>>> projects(List<Snapshot> sources) {
		return snapshots.projects(keys(sources))
			.map(found -> each(sources,
					snapshot -> SnapshotProject.of(snapshot, found.getOrDefault(snapshot.key(), List.of()))));
	}

	@SchemaMapping
	CompletableFuture<List<SnapshotIndicator>> indicators(Snapshot snapshot, DataFetchingEnvironment environment) {
		return SnapshotLoaders.indicators(environment)
			.load(snapshot.key())
			.thenApply(found -> SnapshotIndicator.of(Permalink.to(snapshot.key()), found.ofWhole()));
	}

	@SchemaMapping
	CompletableFuture<List<SnapshotIndicator>> indicators(SnapshotProject project,
			DataFetchingEnvironment environment) {
		return SnapshotLoaders.indicators(environment)
			.load(project.snapshot())
			.thenApply(found -> SnapshotIndicator.of(project.permalink(),
					found.byProject().getOrDefault(project.number(), List.of())));
	}

	private static Set<SnapshotKey> keys(List<Snapshot> sources) {
		return sources.stream().map(Snapshot::key).collect(toSet());
	}

	private static <S, T> Map<S, T> each(List<S> sources, Function<S, T> value) {
		Map<S, T> values = new HashMap<>();
		sources.forEach(source -> values.put(source, value.apply(source)));
		return values;
	}

	private static Page<Snapshot> shown(Page<KeptSnapshot> found) {
		return new Page<>(
				found.items().stream().map(item -> new Page.Item<>(Snapshot.of(item.node()), item.position())).toList(),
				found.hasPrevious(), found.hasNext());
	}

}
