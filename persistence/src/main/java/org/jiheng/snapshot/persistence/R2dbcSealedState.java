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
 * before in the county.
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
			case Scope.OfCounty of -> new Statement(
					"select coalesce((select h.hash from jiheng.snapshot_head h where h.county_code = ?), '')",
					of.county().value());
			case Scope.OfDepartment of -> new Statement(
					"select coalesce((select s.hash from jiheng.snapshot s where s.county_code = ?"
							+ " and s.department_code = ? order by s.county_number desc limit 1), '')",
					of.county().value(), of.department().value());
			case Scope.Oversight over ->
				new Statement("with granted as (select g.county_code, string_agg(g.number::text, '+'"
						+ " order by g.number) as numbers from jiheng.oversight_grant g where g.overseer = ? and "
						+ SnapshotFilterCheck.IN_FORCE + " group by g.county_code)"
						+ " select coalesce(string_agg(g.county_code || '/' || g.numbers || '/' || coalesce((select s.hash"
						+ " from jiheng.snapshot s where s.county_code = g.county_code and s."
						+ (over.region().level() == RegionCode.Level.PROVINCE ? "province_code" : "prefecture_code")
						+ " = ? order by s.county_number desc limit 1), ''), ',' order by g.county_code), '') from granted g",
						over.region().significantDigits(), over.region().significantDigits());
		};
	}

}
