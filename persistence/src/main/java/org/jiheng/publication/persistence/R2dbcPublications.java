package org.jiheng.publication.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.publication.Newest;
import org.jiheng.publication.Publication;
import org.jiheng.publication.Publications;
import org.jiheng.shared.FiscalYear;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Publishes by copying rows inside the database. */
@Repository
class R2dbcPublications implements Publications {

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	/** What an edition copies of its snapshot. */
	private static final String COPIED = "kind, adjustment, county_name, department_name, title, total_fen, fiscal_fen,"
			+ " other_fen, project_count, content, content_hash, hash, sealed_at, basis_document, basis_date";

	/** The newest snapshot of a budget b, as n. */
	private static final String NEWEST = " left join lateral (select max(s.number) as number from jiheng.snapshot s"
			+ " where s.county_code = b.county_code and s.fiscal_year = b.fiscal_year"
			+ " and s.department_code = b.department_code) n on true";

	/** What is published of a budget b, as p. */
	private static final String PUBLISHED = " left join jiheng.publication p on p.county_code = b.county_code"
			+ " and p.fiscal_year = b.fiscal_year and p.department_code = b.department_code and p.ended_at is null";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcPublications(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Map<RegionCode, Boolean>> shown(Set<RegionCode> counties) {
		return reads
			.inOne(tenant -> counties.contains(tenant.county()) ? statements.run(shown(tenant.county()), Columns::truth)
				.map(found -> Map.of(tenant.county(), found.contains(true))) : Mono.empty())
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Boolean> lock(RegionCode county) {
		return statements.run(shown(county).add(" for update"), Columns::truth).map(found -> found.contains(true));
	}

	private static Statement shown(RegionCode county) {
		return new Statement("select c.shown from jiheng.county_publication c where c.county_code = ?", county.value());
	}

	/** The editions follow by their key. */
	@Override
	public Mono<Void> show(RegionCode county, boolean shown) {
		return statements
			.run(new Statement("insert into jiheng.county_publication (county_code, shown) values (?, ?)"
					+ " on conflict (county_code) do update set shown = excluded.shown, changed_by = " + SUBJECT
					+ ", changed_at = now() returning shown", county.value(), shown), Columns::truth)
			.then();
	}

	@Override
	public Mono<Newest> lock(BudgetKey budget) {
		Statement statement = new Statement("select n.number, p.snapshot_number, exists (select 1"
				+ " from jiheng.snapshot_project s join jiheng.project d on d.county_code = s.county_code"
				+ " and d.fiscal_year = s.fiscal_year and d.department_code = s.department_code and d.number = s.number"
				+ " where s.county_code = b.county_code and s.fiscal_year = b.fiscal_year"
				+ " and s.department_code = b.department_code and s.snapshot_number = n.number and not s.classified"
				+ " and d.classified and d.place = 'ADJUSTING') from jiheng.budget b" + NEWEST + PUBLISHED);
		return statements
			.run(BudgetRows.of(budget, statement, "b").add(" for update of b"),
					columns -> new Newest(columns.integerOrNull(), columns.integerOrNull(), columns.truth()))
			.flatMapIterable(identity())
			.next();
	}

	@Override
	public Mono<Void> publish(SnapshotKey snapshot) {
		BudgetKey budget = snapshot.budget();
		Statement statement = BudgetRows
			.ofYear(budget,
					new Statement("insert into jiheng.publication (county_code, fiscal_year, department_code,"
							+ " snapshot_number, " + COPIED
							+ ") select s.county_code, s.fiscal_year, s.department_code, s.number, " + COPIED
							+ " from jiheng.snapshot s"),
					"s")
			.add(" and s.number = ? on conflict (county_code, fiscal_year, department_code, snapshot_number)"
					+ " do update set published_at = now(), published_by = " + SUBJECT
					+ ", ended_at = null, ended_by = null returning snapshot_number", snapshot.number());
		return end(budget).then(Mono.defer(() -> statements.run(statement, Columns::integer))).doOnNext(rows -> {
			if (rows.size() != 1) {
				throw new IllegalStateException("published " + rows.size() + " editions instead of one");
			}
		}).then();
	}

	@Override
	public Mono<Void> end(BudgetKey budget) {
		return statements
			.run(BudgetRows
				.ofYear(budget,
						new Statement("update jiheng.publication p set ended_at = now(), ended_by = " + SUBJECT), "p")
				.add(" and p.ended_at is null returning p.snapshot_number"), Columns::integer)
			.then();
	}

	@Override
	public Mono<Map<BudgetKey, Publication>> of(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = Values.own(tenant, budgets, BudgetKey::county);
			Statement statement = new Statement("select p.fiscal_year, p.department_code, p.snapshot_number,"
					+ " p.content_hash, p.published_at, p.published_by, p.shown from jiheng.publication p"
					+ " where p.county_code = ? and p.ended_at is null", tenant.county().value())
				.add(" and (p.fiscal_year, p.department_code) in (select * from unnest(?::smallint[], ?::text[]))",
						Values.smalls(own, key -> key.year().value()),
						Values.texts(own, key -> key.department().value()));
			return statements.run(statement, columns -> publication(tenant, columns))
				.map(found -> found.stream().collect(toMap(each -> each.snapshot().budget(), identity())));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Set<BudgetKey>> publishable(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			List<BudgetKey> own = Values.own(tenant, budgets, BudgetKey::county);
			Statement statement = new Statement(
					"select " + BudgetRows.columns("b") + " from jiheng.budget b join jiheng.county_publication c"
							+ " on c.county_code = b.county_code and c.shown" + NEWEST + PUBLISHED
							+ " where b.county_code = ? and n.number is distinct from p.snapshot_number",
					tenant.county().value());
			BudgetRows.among(own, statement, "b");
			return own.isEmpty() ? Mono.empty() : statements.run(statement, BudgetRows::key);
		}).map(found -> found.stream().collect(toSet())).defaultIfEmpty(Set.of());
	}

	private static Publication publication(Scope.Tenant tenant, Columns columns) {
		var budget = new BudgetKey(tenant.county(), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text()));
		return new Publication(new SnapshotKey(budget, columns.integer()), columns.text(), columns.instant(),
				columns.text(), columns.truth());
	}

}
