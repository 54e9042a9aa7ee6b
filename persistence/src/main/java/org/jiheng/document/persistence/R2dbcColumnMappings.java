package org.jiheng.document.persistence;

import java.util.List;
import org.jiheng.document.ColumnMapping;
import org.jiheng.document.ColumnMappings;
import org.jiheng.document.TableColumns;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.TenantReads;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What the county remembers of columns, so few that they are read together. */
@Repository
class R2dbcColumnMappings implements ColumnMappings {

	private static final int MOST = 200;

	private static final String OWN = "nullif(current_setting('jiheng.county', true), '')";

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcColumnMappings(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<List<ColumnMapping>> all() {
		return reads.inOne(tenant -> statements.run(new Statement(
				"select m.county_code, m.fiscal_year::integer, m.columns::text, m.remembered_by, m.remembered_at"
						+ " from jiheng.column_mapping m where m.county_code = ?"
						+ " order by m.remembered_at desc, m.fiscal_year desc, m.form",
				tenant.county().value()), R2dbcColumnMappings::mapping))
			.defaultIfEmpty(List.of());
	}

	/** Others who remember in the same county wait, so that there are never too many. */
	@Override
	public Mono<Void> remember(FiscalYear year, TableColumns columns) {
		return done(new Statement(
				"select pg_advisory_xact_lock(hashtextextended('jiheng.column_mapping ' || " + OWN + ", 0))::text"))
			.then(Mono.defer(() -> statements.run(
					new Statement("select count(*)::integer from jiheng.column_mapping m where m.county_code = " + OWN
							+ " and (m.fiscal_year, m.form) <> (?, ?)", (short) year.value(), columns.form()),
					Columns::integer)))
			.map(List::getFirst)
			.doOnNext(R2dbcColumnMappings::requireRoom)
			.then(Mono.defer(() -> done(new Statement(
					"insert into jiheng.column_mapping (county_code, fiscal_year, form, columns, remembered_by) values ("
							+ OWN + ", ?, ?, ?::json, " + SUBJECT
							+ ") on conflict (county_code, fiscal_year, form) do update"
							+ " set columns = excluded.columns, remembered_by = excluded.remembered_by, remembered_at = now()",
					(short) year.value(), columns.form(), Json.of(columns)))));
	}

	private static void requireRoom(int others) {
		if (others >= MOST) {
			throw new ProblemException(new Problem.LimitExceeded("COLUMN_MAPPINGS_TOO_MANY",
					"本县记住的列对应已有 " + others + " 份，请先忘记不再用的", others + 1L, MOST));
		}
	}

	@Override
	public Mono<Boolean> forget(ColumnMapping.Key key) {
		return statements
			.run(new Statement(
					"delete from jiheng.column_mapping m where m.county_code = ? and m.fiscal_year = ? and m.form = ?"
							+ " returning m.form",
					key.county().value(), (short) key.year().value(), key.form()), Columns::text)
			.map(gone -> !gone.isEmpty());
	}

	private Mono<Void> done(Statement statement) {
		return statements.run(statement, row -> row).then();
	}

	private static ColumnMapping mapping(Columns columns) {
		return new ColumnMapping(new RegionCode(columns.text()), new FiscalYear(columns.integer()),
				Json.one(columns.text(), TableColumns.class), columns.text(), columns.instant());
	}

}
