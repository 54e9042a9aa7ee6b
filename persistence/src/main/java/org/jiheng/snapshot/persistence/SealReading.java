package org.jiheng.snapshot.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.KeptFacts;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SealCheck;
import org.jiheng.snapshot.SealVerification;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads a county's whole chain for a check, a few snapshots at a time, in the transaction
 * of a reading. What cannot be read, since whoever wrote it kept to no rule, was altered.
 */
@Component
class SealReading {

	/** How many are verified at a time. */
	private static final int STEP = 20;

	private final Statements statements;

	SealReading(Statements statements) {
		this.statements = statements;
	}

	Mono<SealVerification> through(Scope.Tenant tenant, SealCheck check) {
		return Mono.defer(() -> step(tenant, check))
			.repeat()
			.takeUntil(found -> found < STEP || check.decided())
			.then(Mono.fromSupplier(check::result));
	}

	/** How many snapshots the next step had. */
	private Mono<Integer> step(Scope.Tenant tenant, SealCheck check) {
		Statement statement = SnapshotStatements.select(tenant, "s.county_number, " + SnapshotColumns.SNAPSHOT)
			.add(" and s.county_number > ? order by s.county_number limit ?", check.last(), STEP);
		return statements
			.run(statement, columns -> new Numbered(columns.big(), read(columns, SnapshotColumns::snapshot)))
			.flatMap(found -> rest(tenant, found).doOnNext(rest -> found.forEach(each -> rest.tell(each, check)))
				.thenReturn(found.size()));
	}

	private Mono<Rest> rest(Scope.Tenant tenant, List<Numbered> found) {
		List<SnapshotKey> keys = found.stream().flatMap(each -> each.kept().stream()).map(KeptSnapshot::key).toList();
		return rows(SnapshotStatements.of(tenant, keys, SnapshotColumns.CONTENT), Columns::text)
			.flatMap(texts -> rows(SnapshotStatements.rows(tenant, keys, SnapshotColumns.PROJECT, "snapshot_project"),
					SnapshotColumns::project)
				.flatMap(projects -> rows(
						SnapshotStatements.rows(tenant, keys, SnapshotColumns.INDICATOR, "snapshot_indicator"),
						SnapshotColumns::indicator)
					.flatMap(indicators -> rows(
							SnapshotStatements.rows(tenant, keys, SnapshotColumns.FACTS, "snapshot_fact_department"),
							SnapshotColumns::facts)
						.flatMap(facts -> rows(
								SnapshotStatements.rows(tenant, keys, SnapshotColumns.CLASS, "snapshot_fact_class"),
								SnapshotColumns::ofClass)
							.map(classes -> new Rest(texts, projects, indicators, facts, classes))))));
	}

	private <T> Mono<Map<SnapshotKey, List<Optional<T>>>> rows(Statement statement, Function<Columns, T> read) {
		return statements.run(statement, row -> Map.entry(SnapshotColumns.key(row), read(row, read)))
			.map(found -> found.stream()
				.collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
	}

	/** Nothing where no value of ours could have been written so. */
	private static <T> Optional<T> read(Columns columns, Function<Columns, T> read) {
		try {
			return Optional.of(read.apply(columns));
		}
		catch (RuntimeException _) {
			return Optional.empty();
		}
	}

	/** A snapshot by its number in the county; nothing where it cannot be read. */
	private record Numbered(long number, Optional<KeptSnapshot> kept) {
	}

	/** What stands beside the snapshots of a step. */
	private record Rest(Map<SnapshotKey, List<Optional<String>>> texts,
			Map<SnapshotKey, List<Optional<SealedProject>>> projects,
			Map<SnapshotKey, List<Optional<SealedIndicator>>> indicators,
			Map<SnapshotKey, List<Optional<KeptFacts>>> facts,
			Map<SnapshotKey, List<Optional<Facts.OfClass>>> classes) {

		void tell(Numbered each, SealCheck check) {
			each.kept()
				.ifPresentOrElse(kept -> check.snapshot(kept, one(texts, kept.key()).orElse(""),
						content(kept).orElse(null), facts(kept.key()).orElse(null)),
						() -> check.unreadable(each.number()));
		}

		private Optional<SealedContent> content(KeptSnapshot kept) {
			return all(projects, kept.key())
				.flatMap(ofProjects -> all(indicators, kept.key()).map(ofIndicators -> new SealedContent(kept.title(),
						kept.overallGoals(), kept.itemisedGoals(), kept.safeguards(), ofProjects, ofIndicators)));
		}

		private Optional<KeptFacts> facts(SnapshotKey key) {
			return one(facts, key).flatMap(sums -> all(classes, key).map(sums::with));
		}

		private static <T> Optional<T> one(Map<SnapshotKey, List<Optional<T>>> rows, SnapshotKey key) {
			return all(rows, key).filter(found -> found.size() == 1).map(List::getFirst);
		}

		/** Nothing where one of them cannot be read. */
		private static <T> Optional<List<T>> all(Map<SnapshotKey, List<Optional<T>>> rows, SnapshotKey key) {
			List<Optional<T>> found = rows.getOrDefault(key, List.of());
			return found.stream().allMatch(Optional::isPresent)
					? Optional.of(found.stream().flatMap(Optional::stream).toList()) : Optional.empty();
		}
	}

}
