package org.jiheng.oversight.persistence;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.oversight.GrantKey;
import org.jiheng.oversight.GrantTerms;
import org.jiheng.oversight.OversightGrant;
import org.jiheng.oversight.OversightGrants;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.SnapshotKind;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** A county's grants, of which only the revocation ever changes. */
@Repository
class R2dbcOversightGrants implements OversightGrants {

	private static final String COLUMNS = "select g.county_code, g.number, g.overseer, g.first_year::integer,"
			+ " g.last_year::integer, g.kinds, g.valid_from, g.valid_until, g.basis, g.granted_by, g.granted_at,"
			+ " g.revoked_by, g.revoked_at";

	private static final int MANY_AT_ONCE = 10;

	private final RegionalReads reads;

	private final Statements statements;

	R2dbcOversightGrants(RegionalReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Page<OversightGrant>> list(boolean past, PageRequest page) {
		return reads.inOne(scope -> {
			Statement statement = matching(scope, past, COLUMNS);
			List<String> position = page.position();
			if (position != null) {
				statement.add(" and (g.county_code, g.number) " + (page.forward() ? ">" : "<") + " (?, ?)",
						position.getFirst(), number(position));
			}
			String descending = page.forward() ? "" : " desc";
			statement.add(" order by g.county_code" + descending + ", g.number" + descending + " limit ?",
					page.size() + 1);
			return statements.run(statement, R2dbcOversightGrants::grant)
				.map(found -> Page.read(found, page, R2dbcOversightGrants::item));
		}).defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(boolean past) {
		return reads
			.inOne(scope -> statements.run(matching(scope, past, "select count(*)::integer"), Columns::integer)
				.map(List::getFirst))
			.defaultIfEmpty(0);
	}

	@Override
	public Mono<Map<GrantKey, OversightGrant>> of(Set<GrantKey> keys) {
		return reads.inOne(scope -> scope instanceof Scope.OfDepartment ? Mono.empty()
				: statements
					.run(matching(scope, true, COLUMNS).add(
							" and (g.county_code, g.number) in (select * from unnest(?::text[], ?::integer[]))",
							Values.texts(keys, key -> key.county().value()), Values.integers(keys, GrantKey::number)),
							R2dbcOversightGrants::grant)
					.map(found -> found.stream().collect(toMap(OversightGrant::key, identity()))))
			.defaultIfEmpty(Map.of());
	}

	/** Who took the number meanwhile is waited for; then it is the next one's turn. */
	@Override
	public Mono<GrantKey> grant(RegionCode county, GrantTerms terms) {
		FiscalYear last = terms.lastYear();
		Statement statement = new Statement(
				"insert into jiheng.oversight_grant (county_code, number, overseer, first_year, last_year, kinds,"
						+ " valid_from, valid_until, basis, granted_by) select ?, coalesce(max(g.number), 0) + 1, ?, ?, ?, ?,"
						+ " ?, ?, ?, nullif(current_setting('jiheng.subject', true), '') from jiheng.oversight_grant g"
						+ " where g.county_code = ? on conflict (county_code, number) do nothing returning number",
				county.value(), terms.overseer().significantDigits(), (short) terms.firstYear().value(),
				Statement.nullable(last == null ? null : (short) last.value(), Short.class),
				Values.texts(terms.kindsInOrder(), SnapshotKind::name), terms.from(),
				Statement.nullable(terms.until(), LocalDate.class), terms.basis(), county.value());
		return Mono.defer(() -> statements.run(statement, Columns::integer))
			.filter(numbers -> !numbers.isEmpty())
			.repeatWhenEmpty(MANY_AT_ONCE, tries -> tries)
			.map(numbers -> new GrantKey(county, numbers.getFirst()));
	}

	@Override
	public Mono<Boolean> revoke(GrantKey key) {
		return statements.run(new Statement(
				"update jiheng.oversight_grant g set revoked_by = nullif(current_setting('jiheng.subject', true), ''),"
						+ " revoked_at = now() where g.county_code = ? and g.number = ? and g.revoked_at is null"
						+ " returning g.number",
				key.county().value(), key.number()), Columns::integer)
			.map(done -> !done.isEmpty());
	}

	private static Statement matching(Scope.Regional scope, boolean past, String columns) {
		Statement statement = new Statement(columns + " from jiheng.oversight_grant g where");
		if (scope instanceof Scope.Tenant tenant) {
			statement.add(" g.county_code = ?", tenant.county().value());
		}
		else {
			statement.add(" g.overseer = ?", scope.region().significantDigits());
		}
		return past ? statement : statement.add(" and g.revoked_at is null and (g.valid_until is null"
				+ " or g.valid_until > (now() at time zone 'Asia/Shanghai')::date)");
	}

	private static OversightGrant grant(Columns columns) {
		var key = new GrantKey(new RegionCode(columns.text()), columns.integer());
		var overseer = new RegionCode((columns.text() + "0000").substring(0, 6));
		var first = new FiscalYear(columns.integer());
		Integer last = columns.integerOrNull();
		Set<SnapshotKind> kinds = EnumSet.noneOf(SnapshotKind.class);
		columns.texts().forEach(kind -> kinds.add(SnapshotKind.valueOf(kind)));
		var terms = new GrantTerms(overseer, first, last == null ? null : new FiscalYear(last), kinds, columns.date(),
				columns.dateOrNull(), columns.text());
		return new OversightGrant(key, terms, columns.text(), columns.instant(), columns.textOrNull(),
				columns.instantOrNull());
	}

	private static Page.Item<OversightGrant> item(OversightGrant grant) {
		return new Page.Item<>(grant, List.of(grant.key().county().value(), Integer.toString(grant.key().number())));
	}

	private static int number(List<String> position) {
		try {
			return Integer.parseInt(position.getLast());
		}
		catch (NumberFormatException _) {
			throw new ProblemException(
					new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个列表的排序", "请使用本列表返回的游标"));
		}
	}

}
