package org.jiheng.snapshot.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.ChainEnd;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.Link;
import org.jiheng.snapshot.SealCheck;
import org.jiheng.snapshot.SealVerification;
import org.jiheng.snapshot.SealedIndicator;
import org.jiheng.snapshot.SealedProject;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads snapshots, one statement for each level; rows only of the sealing itself. */
@Repository
class R2dbcSnapshots implements Snapshots {

	/** How many are exported at a time. */
	private static final int STEP = 20;

	private final RegionalReads reads;

	private final TenantReads own;

	private final Statements statements;

	private final SnapshotFilterCheck filters;

	private final SealReading verifying;

	R2dbcSnapshots(RegionalReads reads, TenantReads own, Statements statements, SnapshotFilterCheck filters,
			SealReading verifying) {
		this.reads = reads;
		this.own = own;
		this.statements = statements;
		this.filters = filters;
		this.verifying = verifying;
	}

	@Override
	public Mono<Map<SnapshotKey, KeptSnapshot>> of(Set<SnapshotKey> keys) {
		return reads
			.ofSealed(scope -> run(scope, SnapshotStatements.of(scope, keys, SnapshotColumns.SNAPSHOT),
					SnapshotColumns::snapshot, KeptSnapshot::key)
				.map(found -> found.stream().collect(toMap(KeptSnapshot::key, identity()))))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, List<KeptSnapshot>>> ofBudgets(Set<BudgetKey> budgets) {
		return reads
			.ofSealed(
					scope -> run(scope,
							SnapshotStatements.ofBudgets(scope, budgets, SnapshotColumns.SNAPSHOT)
								.add(" order by s.number"),
							SnapshotColumns::snapshot, KeptSnapshot::key)
						.map(found -> found.stream().collect(groupingBy(each -> each.key().budget()))))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Void> missed(SnapshotKey key) {
		return CurrentScope.get()
			.ofType(Scope.Oversight.class)
			.flatMap(oversight -> reads.ofSealed(region -> filters.absent(key, oversight)));
	}

	@Override
	public Mono<Page<KeptSnapshot>> list(SnapshotFilter filter, PageRequest page) {
		return reads.ofSealed(scope -> {
			Statement statement = SnapshotStatements.matching(filter,
					SnapshotStatements.select(scope, SnapshotColumns.SNAPSHOT));
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and (s.county_code, s.county_number) " + (page.forward() ? ">" : "<") + " (?, ?)",
						position.getFirst(), number(position));
			}
			String descending = page.forward() ? "" : " desc";
			statement.add(" order by s.county_code" + descending + ", s.county_number" + descending + " limit ?",
					page.size() + 1);
			return filters.known(filter, scope)
				.then(Mono.defer(() -> run(scope, statement, SnapshotColumns::snapshot, KeptSnapshot::key)))
				.map(found -> Page.read(found, page, R2dbcSnapshots::item));
		}).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(SnapshotFilter filter) {
		return reads
			.ofSealed(scope -> filters.known(filter, scope)
				.then(Mono.defer(() -> statements.run(
						SnapshotStatements.matching(filter, SnapshotStatements.select(scope, "count(*)::integer")),
						Columns::integer)))
				.map(List::getFirst))
			.defaultIfEmpty(0);
	}

	@Override
	public Mono<Map<SnapshotKey, String>> contents(Set<SnapshotKey> keys) {
		return reads
			.ofSealed(scope -> run(scope, SnapshotStatements.of(scope, keys, SnapshotColumns.CONTENT),
					columns -> Map.entry(SnapshotColumns.key(columns), columns.text()), Map.Entry::getKey)
				.map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue))))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<SnapshotKey, List<SealedProject>>> projects(Set<SnapshotKey> keys) {
		return rows(keys, SnapshotColumns.PROJECT, "snapshot_project", SnapshotColumns::project);
	}

	@Override
	public Mono<Map<SnapshotKey, List<SealedIndicator>>> indicators(Set<SnapshotKey> keys) {
		return rows(keys, SnapshotColumns.INDICATOR, "snapshot_indicator", SnapshotColumns::indicator);
	}

	@Override
	public Mono<ChainEnd> head() {
		return own.inOne(tenant -> tenant instanceof Scope.OfCounty ? head(tenant) : Mono.empty());
	}

	@Override
	public Mono<List<Link>> links(FiscalYear year, long after, long until) {
		return own.inOne(tenant -> {
			Statement statement = new Statement("select " + SnapshotColumns.SNAPSHOT
					+ ", case when s.fiscal_year = ? then s.content end from jiheng.snapshot s where s.county_code = ?",
					(short) year.value(), tenant.county().value());
			if (tenant instanceof Scope.OfDepartment of) {
				statement.add(" and s.department_code = ? and s.fiscal_year = ?", of.department().value(),
						(short) year.value());
			}
			statement.add(" and s.county_number > ? and s.county_number <= ? order by s.county_number limit ?", after,
					until, STEP);
			return statements.run(statement,
					columns -> new Link(SnapshotColumns.snapshot(columns), columns.textOrNull()));
		}).defaultIfEmpty(List.of());
	}

	@Override
	public Mono<SealVerification> verify() {
		return own.inOne(tenant -> head(tenant).flatMap(head -> verifying.through(tenant, new SealCheck(head)))
			.flatMap(found -> found.fault() == null ? compared(tenant, found) : Mono.just(found)));
	}

	/** Sums are only worth looking at where what they are of is as it was. */
	private Mono<SealVerification> compared(Scope.Tenant tenant, SealVerification found) {
		return statements
			.run(new Statement("select f from jiheng.comparison_fault(?) f where f is not null",
					tenant.county().value()), Columns::big)
			.map(faults -> faults.isEmpty() ? found : found.comparedOtherwise(faults.getFirst()));
	}

	private Mono<ChainEnd> head(Scope.Tenant tenant) {
		return statements
			.run(new Statement("select number, hash from jiheng.snapshot_head where county_code = ?",
					tenant.county().value()), columns -> new ChainEnd(columns.big(), columns.text()))
			.map(heads -> heads.isEmpty() ? ChainEnd.EMPTY : heads.getFirst());
	}

	private <T> Mono<Map<SnapshotKey, List<T>>> rows(Set<SnapshotKey> keys, String columns, String table,
			Function<Columns, T> read) {
		return reads
			.ofSealed(scope -> run(scope,
					SnapshotStatements.rows(scope, keys, columns, table).add(" order by r.sequence, r.number"),
					row -> Map.entry(SnapshotColumns.key(row), read.apply(row)), Map.Entry::getKey)
				.map(found -> found.stream()
					.collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())))))
			.defaultIfEmpty(Map.of());
	}

	/** Whose data an overseeing region gets to see is remembered, to be written down. */
	private <T> Mono<List<T>> run(Scope.Regional scope, Statement statement, Function<Columns, T> row,
			Function<T, SnapshotKey> key) {
		Mono<List<T>> rows = statements.run(statement, row);
		return scope instanceof Scope.Oversight ? rows.flatMap(found -> ReadAcross.current()
			.doOnNext(reading -> reading.found(found.stream().map(each -> key.apply(each).budget().county()).toList()))
			.thenReturn(found)) : rows;
	}

	private static Page.Item<KeptSnapshot> item(KeptSnapshot kept) {
		return new Page.Item<>(kept,
				List.of(kept.key().budget().county().value(), Long.toString(kept.seal().countyNumber())));
	}

	private static long number(List<String> position) {
		try {
			return Long.parseLong(position.getLast());
		}
		catch (NumberFormatException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
		}
	}

}
