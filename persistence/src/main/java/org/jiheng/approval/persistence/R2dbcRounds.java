package org.jiheng.approval.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.approval.Assessment;
import org.jiheng.approval.Decision;
import org.jiheng.approval.ReviewHead;
import org.jiheng.approval.Round;
import org.jiheng.approval.Rounds;
import org.jiheng.approval.Standing;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.shared.Digest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rounds under the explicit key of their county. */
@Repository
class R2dbcRounds implements Rounds {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private static final String ROUND = BudgetRows.columns("k") + ", r.adjustment, r.round, r.version, r.submitted_at,"
			+ " r.submitted_by, r.digest, r.decision, r.decided_at, r.decided_by, r.reason, r.grades::text";

	/**
	 * A round, and the content k that is asked for: all that is no open adjustment
	 * stands.
	 */
	private static final String FROM = " from jiheng.review_round r"
			+ " join jiheng.budget b on b.county_code = r.county_code and b.fiscal_year = r.fiscal_year"
			+ " and b.department_code = r.department_code and b.adjustment = r.adjustment"
			+ " join jiheng.budget k on k.county_code = r.county_code and k.fiscal_year = r.fiscal_year"
			+ " and k.department_code = r.department_code and (k.place = 'ADJUSTING') = (b.place = 'ADJUSTING')";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcRounds(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Standing> lock(BudgetKey key) {
		return one(
				BudgetRows
					.of(key, new Statement("select b.adjustment, b.status, b.version, b.round from jiheng.budget b"),
							"b")
					.add(" for update"),
				columns -> new Standing(key, columns.small(), BudgetStatus.valueOf(columns.text()), columns.integer(),
						columns.small()));
	}

	@Override
	public Mono<Void> submit(Standing standing, BudgetText text) {
		BudgetKey key = standing.budget();
		String content = Submitted.write(text);
		return run(new Statement(
				"insert into jiheng.review_round (county_code, fiscal_year, department_code, adjustment, round, version,"
						+ " content, digest, submitted_by) values (?, ?, ?, ?, ?, ?, ?, ?, " + SUBJECT
						+ ") returning round",
				key.county().value(), (short) key.year().value(), key.department().value(),
				(short) standing.adjustment(), (short) (standing.round() + 1), standing.version(), content,
				Digest.of(content)))
			.then(Mono.defer(() -> run(BudgetRows
				.of(key, new Statement("update jiheng.budget b set status = 'SUBMITTED', round = b.round + 1"), "b")
				.add(" returning b.round"))));
	}

	@Override
	public Mono<Void> decide(Standing standing, Decision.Kind kind, String reason, List<Assessment> assessments) {
		return run(BudgetRows
			.ofYear(standing.budget(),
					new Statement(
							"update jiheng.review_round r set decision = ?, decided_by = " + SUBJECT
									+ ", decided_at = now(), reason = nullif(?, ''), grades = ?::json",
							kind.name(), reason, JSON.writeValueAsString(assessments)),
					"r")
			.add(" and r.adjustment = ? and r.round = ? returning r.round", (short) standing.adjustment(),
					(short) standing.round()))
			.onErrorMap(R2dbcRounds::ownSubmission,
					failure -> new ProblemException(new Problem.Conflict("OWN_WORK", "这份预算是您申报的，不能由您审核", "请由其他人审核"),
							failure));
	}

	@Override
	public Mono<Void> endorse(Standing standing) {
		BudgetKey key = standing.budget();
		return statements.run(new Statement(
				"insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)"
						+ " values (?, ?, ?, ?, " + SUBJECT + ", 'ENDORSER')"
						+ " on conflict (county_code, fiscal_year, department_code, adjustment, subject) do nothing"
						+ " returning subject",
				key.county().value(), (short) key.year().value(), key.department().value(),
				(short) standing.adjustment()), Columns::text)
			.doOnNext(kept -> {
				if (kept.isEmpty()) {
					throw new ProblemException(new Problem.Conflict("OWN_WORK", "您参与过这份预算的编制，不能批复", "请由没有参与编制的人批复"));
				}
			})
			.then();
	}

	@Override
	public Mono<Void> move(BudgetKey key, BudgetStatus to) {
		return run(BudgetRows.of(key, new Statement("update jiheng.budget b set status = ?", to.name()), "b")
			.add(" returning b.round"));
	}

	@Override
	public Mono<Void> approve(BudgetKey key) {
		return (key.isAdjusting() ? replaced(key.standing()) : Mono.<Void>empty())
			.then(Mono.defer(() -> run(BudgetRows.of(key,
					new Statement("update jiheng.budget b set status = 'APPROVED', place = 'STANDING', endorsed_by = "
							+ SUBJECT),
					"b")
				.add(" returning b.round"))))
			.onErrorMap(R2dbcRounds::taken, failure -> new ProblemException(
					new Problem.Conflict("PROJECT_CODE_TAKEN", "这次调整中有项目编码在本县本年度已被其他部门使用，不能批复", "请退回部门，核对新增或改动的项目编码"),
					failure));
	}

	/** What stood until now makes room. */
	private Mono<Void> replaced(BudgetKey standing) {
		return run(BudgetRows.of(standing, new Statement("update jiheng.budget b set place = 'PAST'"), "b")
			.add(" returning b.round"));
	}

	@Override
	public Mono<Map<BudgetKey, List<Round>>> of(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement("select " + ROUND + FROM + " where r.county_code = ?",
					tenant.county().value());
			BudgetRows.among(budgets, statement, "k");
			return statements.run(statement.add(" order by r.fiscal_year, r.department_code, r.adjustment, r.round"),
					R2dbcRounds::round);
		}).map(found -> found.stream().collect(groupingBy(Round::budget))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<Round, BudgetText>> submitted(Set<Round> rounds) {
		return rounds.isEmpty() ? Mono.just(Map.of()) : reads.inOne(tenant -> {
			Statement statement = new Statement("select " + ROUND + ", r.content" + FROM + " where r.county_code = ?",
					tenant.county().value());
			BudgetRows.among(rounds.stream().map(Round::budget).collect(toSet()), statement, "k");
			statement.add(
					" and (r.fiscal_year, r.department_code, r.adjustment, r.round)"
							+ " in (select * from unnest(?::smallint[], ?::text[], ?::smallint[], ?::smallint[]))",
					Values.smalls(rounds, round -> round.budget().year().value()),
					Values.texts(rounds, round -> round.budget().department().value()),
					Values.smalls(rounds, Round::adjustment), Values.smalls(rounds, Round::number));
			return statements.run(statement, columns -> {
				Round round = round(columns);
				return Map.entry(round, Submitted.read(columns.text(), round.budget()));
			});
		}).map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Set<BudgetKey>> authored(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement("select " + BudgetRows.columns("b") + " from jiheng.budget b"
					+ " join jiheng.participant p on p.county_code = b.county_code and p.fiscal_year = b.fiscal_year"
					+ " and p.department_code = b.department_code and p.adjustment = b.adjustment"
					+ " where b.county_code = ? and p.subject = ? and p.part = 'AUTHOR'", tenant.county().value(),
					tenant.subject());
			BudgetRows.among(budgets, statement, "b");
			return statements.run(statement, BudgetRows::key);
		}).map(Set::copyOf).defaultIfEmpty(Set.of());
	}

	@Override
	public Mono<Set<BudgetKey>> adjusted(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement("select " + BudgetRows.columns("b") + " from jiheng.budget b"
					+ " join jiheng.budget a on a.county_code = b.county_code and a.fiscal_year = b.fiscal_year"
					+ " and a.department_code = b.department_code and a.place = 'ADJUSTING' where b.county_code = ?",
					tenant.county().value());
			BudgetRows.among(budgets, statement, "b");
			return statements.run(statement, BudgetRows::key);
		}).map(Set::copyOf).defaultIfEmpty(Set.of());
	}

	@Override
	public Mono<List<ReviewHead>> heads() {
		return reads
			.inOne(tenant -> statements.run(
					new Statement("select h.code, h.name, h.question from jiheng.review_head h where h.region = ''"
							+ " order by h.sequence"),
					columns -> new ReviewHead(columns.text(), columns.text(), columns.text())))
			.defaultIfEmpty(List.of());
	}

	private static boolean taken(Throwable failure) {
		return failure instanceof R2dbcDataIntegrityViolationException broken && "23505".equals(broken.getSqlState());
	}

	private static boolean ownSubmission(Throwable failure) {
		return failure instanceof R2dbcDataIntegrityViolationException broken && "23514".equals(broken.getSqlState());
	}

	private static Round round(Columns columns) {
		BudgetKey key = BudgetRows.key(columns);
		int adjustment = columns.small();
		int number = columns.small();
		int version = columns.integer();
		Instant submitted = columns.instant();
		String by = columns.text();
		String digest = columns.text();
		return new Round(key, adjustment, number, version, submitted, by, digest, decision(columns.textOrNull(),
				columns.instantOrNull(), columns.textOrNull(), columns.textOrNull(), columns.textOrNull()));
	}

	private static @Nullable Decision decision(@Nullable String kind, @Nullable Instant at, @Nullable String by,
			@Nullable String reason, @Nullable String grades) {
		return kind == null ? null
				: new Decision(Decision.Kind.valueOf(kind), Objects.requireNonNull(at), Objects.requireNonNull(by),
						reason, grades == null ? List.of() : Arrays.asList(JSON.readValue(grades, Assessment[].class)));
	}

	private <T> Mono<T> one(Statement statement, Function<Columns, T> row) {
		return statements.run(statement, row).flatMapIterable(rows -> rows).next();
	}

	/** A write that must find its one row. */
	private Mono<Void> run(Statement statement) {
		return statements.run(statement, Columns::small).doOnNext(rows -> {
			if (rows.size() != 1) {
				throw new IllegalStateException("wrote " + rows.size() + " rows instead of one");
			}
		}).then();
	}

}
