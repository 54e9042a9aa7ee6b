package org.jiheng.population.persistence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.population.Population;
import org.jiheng.population.Populations;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Populations, a file in one statement. */
@Repository
class R2dbcPopulations implements Populations {

	private final Statements statements;

	R2dbcPopulations(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Set<RegionCode>> unknown(Set<RegionCode> counties) {
		return statements
			.run(new Statement(
					"select code from unnest(?::text[]) code where not exists (select"
							+ " from jiheng.region r where r.code = code.code and r.level = 'COUNTY')",
					(Object) Values.texts(counties, RegionCode::value)), columns -> new RegionCode(columns.text()))
			.map(HashSet::new);
	}

	/** What is there as it is loaded is not touched. */
	@Override
	public Mono<Kept> keep(List<Population> loaded, String source) {
		Statement statement = new Statement(
				"with loaded as (select county, year, persons from unnest(?::text[], ?::smallint[], ?::bigint[])"
						+ " l (county, year, persons)), kept as (insert into jiheng.county_population as p (county_code,"
						+ " fiscal_year, province_code, prefecture_code, persons, source, loaded_by)"
						+ " select l.county, l.year, left(l.county, 2), left(l.county, 4), l.persons, ?,"
						+ " nullif(current_setting('jiheng.subject', true), '') from loaded l"
						+ " on conflict (county_code, fiscal_year) do update set persons = excluded.persons,"
						+ " source = excluded.source, loaded_by = excluded.loaded_by, loaded_at = now()"
						+ " where (p.persons, p.source) is distinct from (excluded.persons, excluded.source)"
						+ " returning county_code, fiscal_year)"
						+ " select (select count(*)::integer from kept), (select count(*)::integer from kept"
						+ " join jiheng.county_population before using (county_code, fiscal_year))",
				Values.texts(loaded, each -> each.county().value()), Values.smalls(loaded, each -> each.year().value()),
				loaded.stream().map(Population::persons).toArray(Long[]::new), source);
		return statements.run(statement, columns -> kept(columns, loaded.size())).map(List::getFirst);
	}

	/** The outer select sees the rows as they were before. */
	private static Kept kept(Columns columns, int loaded) {
		int touched = columns.integer();
		int changed = columns.integer();
		return new Kept(touched - changed, changed, loaded - touched);
	}

}
