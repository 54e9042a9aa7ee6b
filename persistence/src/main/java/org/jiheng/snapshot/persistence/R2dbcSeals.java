package org.jiheng.snapshot.persistence;

import java.util.List;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.snapshot.ChainEnd;
import org.jiheng.snapshot.Facts;
import org.jiheng.snapshot.Seal;
import org.jiheng.snapshot.SealedContent;
import org.jiheng.snapshot.Seals;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps snapshots, one statement for each table. */
@Repository
class R2dbcSeals implements Seals {

	private final Statements statements;

	R2dbcSeals(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Names> approved(BudgetKey key, int adjustment) {
		return one(new Statement("select c.name, d.name from jiheng.budget b"
				+ " join jiheng.county c on c.county_code = b.county_code"
				+ " join jiheng.department d on d.county_code = b.county_code and d.department_code = b.department_code"
				+ " where b.county_code = ? and b.fiscal_year = ? and b.department_code = ? and b.adjustment = ?"
				+ " and b.place = 'STANDING' and b.status = 'APPROVED'", key.county().value(),
				(short) key.year().value(), key.department().value(), (short) adjustment),
				columns -> new Names(columns.text(), columns.text()));
	}

	@Override
	public Mono<Integer> adjustmentOf(BudgetKey key) {
		return one(new Statement(
				"select b.adjustment::integer from jiheng.budget b where b.county_code = ? and b.fiscal_year = ?"
						+ " and b.department_code = ? and b.place = 'STANDING'",
				key.county().value(), (short) key.year().value(), key.department().value()), Columns::integer);
	}

	@Override
	public Mono<ChainEnd> lock(RegionCode county) {
		var lock = new Statement("select number, hash from jiheng.snapshot_head where county_code = ? for update",
				county.value());
		return one(lock, R2dbcSeals::end)
			.switchIfEmpty(Mono.defer(() -> begin(county).then(one(lock, R2dbcSeals::end))));
	}

	@Override
	public Mono<ChainEnd> endOf(BudgetKey key) {
		return one(new Statement(
				"select s.number::bigint, s.hash from jiheng.snapshot s where s.county_code = ? and s.fiscal_year = ?"
						+ " and s.department_code = ? order by s.number desc limit 1",
				key.county().value(), (short) key.year().value(), key.department().value()), R2dbcSeals::end)
			.defaultIfEmpty(ChainEnd.EMPTY);
	}

	@Override
	public Mono<Void> keep(Seal seal, SealedContent content, String canonical, Facts facts) {
		return one(SealedRows.snapshot(seal, content, canonical), Columns::integer)
			.switchIfEmpty(Mono.error(() -> new ProblemException(
					new Problem.Conflict("SNAPSHOT_SEALED", "这次批复或调整已生成过快照", "快照不能更改；如需改动请走预算调整"))))
			.thenMany(Flux
				.just(SealedRows.projects(seal.key(), content), SealedRows.indicators(seal.key(), content),
						SealedRows.facts(seal, facts), SealedRows.classes(seal.key(), facts), advance(seal))
				.concatMap(statement -> statements.run(statement, row -> row)))
			.then();
	}

	private Mono<Void> begin(RegionCode county) {
		return statements
			.run(new Statement(
					"insert into jiheng.snapshot_head (county_code, number, hash) values (?, 0, ?)"
							+ " on conflict (county_code) do nothing returning number",
					county.value(), ChainEnd.NOTHING_BEFORE), Columns::big)
			.then();
	}

	private static Statement advance(Seal seal) {
		return new Statement(
				"update jiheng.snapshot_head set number = ?, hash = ? where county_code = ? returning number",
				seal.countyNumber(), seal.hash(), seal.key().budget().county().value());
	}

	private static ChainEnd end(Columns columns) {
		return new ChainEnd(columns.big(), columns.text());
	}

	private <T> Mono<T> one(Statement statement, Function<Columns, T> row) {
		return statements.run(statement, row).flatMapIterable((List<T> rows) -> rows).next();
	}

}
