package org.jiheng.snapshot.persistence;

import java.util.List;
import org.jiheng.snapshot.SealedState;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.RegionalReads;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The newest snapshot that is seen tells of all before it, since its hash covers the one
 * before in the county. Beside what was sealed stands what it is compared by: what became
 * of units and projects, of which each is recorded once and withdrawn once, how many
 * people there are, and the year, with which what was recorded beforehand comes to hold.
 */
@Repository
class R2dbcSealedState implements SealedState {

	private final RegionalReads reads;

	private final Statements statements;

	R2dbcSealedState(RegionalReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<String> current() {
		return reads.inOne(
				scope -> statements.run(statement(scope), Columns::text).map((List<String> rows) -> rows.getFirst()));
	}

	private static Statement statement(Scope.Regional scope) {
		return switch (scope) {
			case Scope.OfCounty of -> comparedBy("county_code", of.county().value(),
					new Statement(
							"select coalesce((select h.hash from jiheng.snapshot_head h where h.county_code = ?), '')",
							of.county().value()));
			case Scope.OfDepartment of -> comparedBy("county_code", of.county().value(),
					new Statement(
							"select coalesce((select s.hash from jiheng.snapshot s where s.county_code = ?"
									+ " and s.department_code = ? order by s.county_number desc limit 1), '')",
							of.county().value(), of.department().value()));
			case Scope.Oversight over -> {
				String level = over.region().level() == RegionCode.Level.PROVINCE ? "province_code" : "prefecture_code";
				String region = over.region().significantDigits();
				yield comparedBy(level, region,
						new Statement("with granted as (select g.county_code, string_agg(g.number::text, '+'"
								+ " order by g.number) as numbers from jiheng.oversight_grant g where g.overseer = ? and "
								+ SnapshotFilterCheck.IN_FORCE + " group by g.county_code)"
								+ " select (select coalesce(string_agg(g.county_code || '/' || g.numbers || '/' || coalesce((select s.hash"
								+ " from jiheng.snapshot s where s.county_code = g.county_code and s." + level
								+ " = ? order by s.county_number desc limit 1), ''), ',' order by g.county_code), '') from granted g)",
								region, region));
			}
		};
	}

	private static Statement comparedBy(String column, String region, Statement sealed) {
		return sealed
			.add(" || '#' || (select count(*) || '-' || count(u.withdrawn_at) from jiheng.unit_change u where u."
					+ column + " = ?)", region)
			.add(" || '#' || (select count(*) || '-' || count(a.withdrawn_at) from jiheng.project_alias a where a."
					+ column + " = ?)", region)
			.add(" || '#' || (select coalesce(sum(hashtextextended(p.county_code || p.fiscal_year || p.loaded_at, 0)), 0)"
					+ " from jiheng.county_population p where p." + column + " = ?)", region)
			.add(" || '#' || extract(year from now() at time zone 'Asia/Shanghai')");
	}

}
