package org.jiheng.snapshot.persistence;

import java.util.List;
import java.util.Set;
import org.jiheng.snapshot.ChainReach;
import org.jiheng.snapshot.KeptSnapshot;
import org.jiheng.snapshot.SnapshotFilter;
import org.jiheng.snapshot.Stretch;
import org.jiheng.snapshot.Stretches;
import org.jiheng.tenancy.ReadAcross;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads stretches of chains, each step a short transaction of its own. */
@Repository
class R2dbcStretches implements Stretches {

	private static final String INDICATORS = "(select f.indicators from jiheng.snapshot_fact_department f"
			+ " where f.county_code = s.county_code and f.fiscal_year = s.fiscal_year"
			+ " and f.department_code = s.department_code and f.snapshot_number = s.number)";

	private static final String STRETCH = "s.county_code, max(s.county_number), count(*)::integer,"
			+ " sum(s.project_count)::integer, coalesce(sum(" + INDICATORS + "), 0)::integer,"
			+ " encode(sha256(convert_to(string_agg(s.hash, '' order by s.county_number), 'UTF8')), 'hex')";

	private static final SnapshotFilter ALL = new SnapshotFilter(Set.of(), Set.of(), Set.of(), Set.of());

	private final RegionalReads reads;

	private final Statements statements;

	private final SnapshotFilterCheck filters;

	R2dbcStretches(RegionalReads reads, Statements statements, SnapshotFilterCheck filters) {
		this.reads = reads;
		this.statements = statements;
		this.filters = filters;
	}

	@Override
	public Mono<List<Stretch>> found(SnapshotFilter filter) {
		return reads
			.ofSealed(
					scope -> filters.known(filter, scope)
						.then(Mono
							.defer(() -> statements.run(
									SnapshotStatements.matching(filter, SnapshotStatements.select(scope, STRETCH))
										.add(" group by s.county_code order by s.county_code"),
									R2dbcStretches::stretch)))
						.flatMap(found -> noted(scope, found.stream().map(Stretch::county).toList(), found)))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<List<ChainReach>> reach() {
		return reads
			.ofSealed(scope -> filters.known(ALL, scope)
				.then(Mono.defer(() -> statements.run(reach(scope),
						columns -> new ChainReach(new RegionCode(columns.text()), columns.text(), columns.big())))))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<List<KeptSnapshot>> next(SnapshotFilter filter, RegionCode county, long after, long until, int most) {
		return reads.ofSealed(scope -> {
			Statement statement = SnapshotStatements
				.matching(filter, SnapshotStatements.select(scope, SnapshotColumns.SNAPSHOT))
				.add(" and s.county_code = ? and s.county_number > ? and s.county_number <= ?"
						+ " order by s.county_number limit ?", county.value(), after, until, most);
			return statements.run(statement, SnapshotColumns::snapshot)
				.flatMap(found -> noted(scope, found.isEmpty() ? List.of() : List.of(county), found));
		}).defaultIfEmpty(List.of());
	}

	/** Of an overseeing region, only the newest that its grants show. */
	private static Statement reach(Scope.Regional scope) {
		return switch (scope) {
			case Scope.OfCounty of ->
				new Statement("select s.county_code, '', max(s.county_number) from jiheng.snapshot s"
						+ " where s.county_code = ? group by s.county_code", of.county().value());
			case Scope.OfDepartment of -> new Statement(
					"select s.county_code, '', max(s.county_number) from jiheng.snapshot s"
							+ " where s.county_code = ? and s.department_code = ? group by s.county_code",
					of.county().value(), of.department().value());
			case Scope.Oversight over ->
				new Statement("select g.county_code, string_agg(g.number::text, '+' order by g.number),"
						+ " coalesce((select s.county_number from jiheng.snapshot s where s.county_code = g.county_code and s."
						+ (over.region().level() == RegionCode.Level.PROVINCE ? "province_code" : "prefecture_code")
						+ " = ? order by s.county_number desc limit 1), 0) from jiheng.oversight_grant g"
						+ " where g.overseer = ? and " + SnapshotFilterCheck.IN_FORCE
						+ " group by g.county_code order by g.county_code", over.region().significantDigits(),
						over.region().significantDigits());
		};
	}

	private static <T> Mono<List<T>> noted(Scope.Regional scope, List<RegionCode> counties, List<T> found) {
		return scope instanceof Scope.Oversight
				? ReadAcross.current().doOnNext(across -> across.found(counties)).thenReturn(found) : Mono.just(found);
	}

	private static Stretch stretch(Columns columns) {
		return new Stretch(new RegionCode(columns.text()), columns.big(), columns.integer(), columns.integer(),
				columns.integer(), columns.text());
	}

}
