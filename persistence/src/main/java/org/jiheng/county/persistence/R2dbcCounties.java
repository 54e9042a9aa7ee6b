package org.jiheng.county.persistence;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiheng.county.Counties;
import org.jiheng.county.County;
import org.jiheng.county.CountyFilter;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * A tenant sees its own county, the administrator all; nobody else may read the table.
 */
@Repository
@Transactional(readOnly = true)
class R2dbcCounties implements Counties {

	private static final String MATCHING = """
			 from jiheng.county
			where (cardinality($1::text[]) = 0 or county_code = any($1)) and strpos(name, $2) > 0
			  and ($3 = '' or county_code = $3)""";

	private final DatabaseClient database;

	R2dbcCounties(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Map<RegionCode, County>> of(Set<RegionCode> codes) {
		return seen(new CountyFilter(codes, null), "select county_code, name")
			.flatMap(statement -> statement.map(R2dbcCounties::county).all().collectMap(County::code))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Page<County>> list(CountyFilter filter, PageRequest page) {
		List<String> position = page.position();
		String from = position == null ? "" : position.getFirst();
		String beyond = position == null ? " and $4 = ''"
				: page.forward() ? " and county_code > $4" : " and county_code < $4";
		return CurrentScope.get()
			.filter(R2dbcCounties::readsCounties)
			.flatMap(scope -> matching(filter, scope, "select county_code, name",
					beyond + " order by county_code " + (page.forward() ? "asc" : "desc") + " limit $5")
				.bind(3, from)
				.bind(4, page.size() + 1)
				.map(R2dbcCounties::county)
				.all()
				.collectList())
			.map(found -> Page.read(found, page, R2dbcCounties::item))
			.defaultIfEmpty(Page.empty());
	}

	@Override
	public Mono<Integer> count(CountyFilter filter) {
		return seen(filter, "select count(*)::int").flatMap(statement -> statement.mapValue(Integer.class).one())
			.defaultIfEmpty(0);
	}

	@Override
	@Transactional
	public Mono<Boolean> onboard(County county, String financeSubject) {
		return CurrentScope.get()
			.flatMap(scope -> insert(county, scope.subject())
				.flatMap(isNew -> isNew ? appoint(county, financeSubject, scope.subject()) : Mono.just(false)));
	}

	/** Says whether it was not there yet; waits for others that onboard it. */
	private Mono<Boolean> insert(County county, String by) {
		return database.sql("""
				insert into jiheng.county (county_code, name, onboarded_by) values ($1, $2, $3)
				on conflict (county_code) do nothing
				returning county_code""")
			.bind(0, county.code().value())
			.bind(1, county.name())
			.bind(2, by)
			.map(row -> true)
			.one()
			.defaultIfEmpty(false);
	}

	private Mono<Boolean> appoint(County county, String subject, String by) {
		return database.sql("""
				insert into jiheng.membership (id, subject, role, county_code, valid_from, granted_by)
				values ($1, $2, 'COUNTY_FINANCE', $3, current_date, $4)""")
			.bind(0, UUID.randomUUID())
			.bind(1, subject)
			.bind(2, county.code().value())
			.bind(3, by)
			.then()
			.thenReturn(true);
	}

	@Override
	public Mono<Boolean> serves(County county, String subject) {
		return database.sql("""
				select 1 from jiheng.membership
				where subject = $1 and role = 'COUNTY_FINANCE' and county_code = $2
				  and valid_from <= current_date and (valid_until is null or valid_until > current_date)
				limit 1""")
			.bind(0, subject)
			.bind(1, county.code().value())
			.map(row -> true)
			.one()
			.defaultIfEmpty(false);
	}

	private Mono<DatabaseClient.GenericExecuteSpec> seen(CountyFilter filter, String select) {
		return CurrentScope.get()
			.filter(R2dbcCounties::readsCounties)
			.map(scope -> matching(filter, scope, select, ""));
	}

	/** A tenant's statements name its county, the administrator's none. */
	private DatabaseClient.GenericExecuteSpec matching(CountyFilter filter, Scope scope, String select, String rest) {
		return database.sql(select + MATCHING + rest)
			.bind(0, filter.codes().stream().map(RegionCode::value).toArray(String[]::new))
			.bind(1, filter.nameContains() == null ? "" : filter.nameContains().value())
			.bind(2, scope instanceof Scope.Tenant tenant ? tenant.county().value() : "");
	}

	private static boolean readsCounties(Scope scope) {
		return switch (scope) {
			case Scope.Tenant tenant -> true;
			case Scope.Instance instance -> true;
			case Scope.Identity identity -> false;
			case Scope.Oversight oversight -> false;
			case Scope.Public everyone -> false;
		};
	}

	private static Page.Item<County> item(County county) {
		return new Page.Item<>(county, List.of(county.code().value()));
	}

	private static County county(Readable row) {
		return new County(new RegionCode(Objects.requireNonNull(row.get(0, String.class))),
				Objects.requireNonNull(row.get(1, String.class)));
	}

}
