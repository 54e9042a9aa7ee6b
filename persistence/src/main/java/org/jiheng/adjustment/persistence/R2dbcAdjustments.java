package org.jiheng.adjustment.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.adjustment.Adjustment;
import org.jiheng.adjustment.Adjustments;
import org.jiheng.adjustment.Grounds;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.Funds;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.shared.Money;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens an adjustment by copying rows inside the database, whatever their number. */
@Repository
class R2dbcAdjustments implements Adjustments {

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	/** Whatever a copy keeps of a budget. */
	private static final String OF_BUDGET = "title, overall_goals, itemised_goals, safeguards, provenance, last_number,"
			+ " head_version";

	private static final String OF_PROJECT = "number, sequence, code, name, unit_code, total_fen, fiscal_fen, other_fen,"
			+ " purpose, plan_months, plan_hundredths, goals, lasting_goals, classified, classification_basis, provenance, version";

	private static final String OF_INDICATOR = "number, project_number, sequence, level1, level2, level3, description,"
			+ " target_raw, target_kind, comparator, target_value, target_upper, target_unit, target_deadline, lasting_target, basis,"
			+ " weight, provenance";

	private static final String OF_FINDING = "number, check_code, identity, severity, message, advice, detail, anchors,"
			+ " projects, first_version, last_version, state, waived_by, waived_at, waiver_reason";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcAdjustments(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<Integer> open(BudgetKey budget, Grounds grounds) {
		return latest(budget).map(latest -> latest + 1)
			.flatMap(number -> Flux
				.just(participant(budget, number), content(budget, number), grounds(budget, number, grounds),
						copies("project", OF_PROJECT, budget, number),
						copies("indicator", OF_INDICATOR, budget, number), findings(budget, number))
				.concatMap(statement -> statements.run(statement.add(" returning adjustment"), Columns::small))
				.then(Mono.just(number)));
	}

	private Mono<Integer> latest(BudgetKey budget) {
		return statements
			.run(BudgetRows.ofYear(budget, new Statement("select max(b.adjustment)::integer from jiheng.budget b"),
					"b"), Columns::integer)
			.flatMapIterable(rows -> rows)
			.next();
	}

	private static Statement participant(BudgetKey budget, int number) {
		return keyed(
				"insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject, part)"
						+ " values (?, ?, ?, ?, " + SUBJECT + ", 'AUTHOR')",
				budget, number);
	}

	private static Statement content(BudgetKey budget, int number) {
		return BudgetRows.of(budget, new Statement(
				"insert into jiheng.budget (county_code, fiscal_year, department_code, adjustment, place, status, version,"
						+ " changed_by, " + OF_BUDGET + ") select s.county_code, s.fiscal_year, s.department_code, ?,"
						+ " 'ADJUSTING', 'DRAFT', s.version + 1, " + SUBJECT + ", " + prefixed(OF_BUDGET)
						+ " from jiheng.budget s",
				(short) number), "s");
	}

	private static Statement grounds(BudgetKey budget, int number, Grounds grounds) {
		return keyed(
				"insert into jiheng.adjustment (county_code, fiscal_year, department_code, adjustment, reason,"
						+ " document_number, document_date) values (?, ?, ?, ?, ?, ?, ?)",
				budget, number, grounds.reason(), grounds.documentNumber(), grounds.documentDate());
	}

	private static Statement copies(String table, String columns, BudgetKey budget, int number) {
		return BudgetRows.of(budget,
				new Statement("insert into jiheng." + table
						+ " (county_code, fiscal_year, department_code, adjustment, place, " + columns
						+ ") select s.county_code, s.fiscal_year, s.department_code, ?, 'ADJUSTING', "
						+ prefixed(columns) + " from jiheng." + table + " s", (short) number),
				"s");
	}

	/** What was waived stays waived; what was mended is done with. */
	private static Statement findings(BudgetKey budget, int number) {
		return BudgetRows
			.under(budget, new Statement("insert into jiheng.finding (county_code, fiscal_year, department_code,"
					+ " adjustment, " + OF_FINDING + ") select s.county_code, s.fiscal_year, s.department_code, ?, "
					+ prefixed(OF_FINDING) + " from jiheng.finding s", (short) number), "s")
			.add(" and s.state <> 'MENDED'");
	}

	@Override
	public Mono<Void> change(BudgetKey budget, Grounds grounds) {
		return one(BudgetRows
			.under(budget.adjusting(),
					new Statement("update jiheng.adjustment a set reason = ?, document_number = ?, document_date = ?",
							grounds.reason(), grounds.documentNumber(), grounds.documentDate()),
					"a")
			.add(" returning a.adjustment"));
	}

	@Override
	public Mono<Void> withdraw(BudgetKey budget) {
		return one(BudgetRows
			.of(budget.adjusting(), new Statement("update jiheng.budget b set status = 'WITHDRAWN', place = 'PAST'"),
					"b")
			.add(" returning b.adjustment"));
	}

	@Override
	public Mono<Map<BudgetKey, List<Adjustment>>> of(Set<BudgetKey> budgets) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement("select " + BudgetRows.columns("s") + ", a.adjustment, b.status,"
					+ " b.place = 'ADJUSTING', a.reason, a.document_number, a.document_date, a.opened_by, a.opened_at"
					+ " from jiheng.adjustment a join jiheng.budget b on b.county_code = a.county_code"
					+ " and b.fiscal_year = a.fiscal_year and b.department_code = a.department_code"
					+ " and b.adjustment = a.adjustment join jiheng.budget s on s.county_code = a.county_code"
					+ " and s.fiscal_year = a.fiscal_year and s.department_code = a.department_code"
					+ " where a.county_code = ?", tenant.county().value());
			BudgetRows.among(budgets.stream().map(BudgetKey::standing).collect(toSet()), statement, "s");
			return statements.run(statement.add(" order by a.fiscal_year, a.department_code, a.adjustment"),
					R2dbcAdjustments::adjustment);
		}).map(found -> found.stream().collect(groupingBy(Adjustment::budget))).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<ProjectKey, Funds>> initialFunds(Set<ProjectKey> projects) {
		return projects.isEmpty() ? Mono.just(Map.of()) : reads.inOne(tenant -> {
			Statement statement = new Statement("select i.fiscal_year, i.department_code, i.number, i.total_fen,"
					+ " i.fiscal_fen, i.other_fen from jiheng.project i where i.county_code = ? and i.adjustment = 0"
					+ " and (i.fiscal_year, i.department_code, i.number)"
					+ " in (select * from unnest(?::smallint[], ?::text[], ?::integer[]))", tenant.county().value(),
					years(projects, ProjectKey::budget), departments(projects, ProjectKey::budget),
					projects.stream().map(ProjectKey::number).toArray(Integer[]::new));
			return statements.run(statement, columns -> Map
				.entry(new Initial(columns.small(), columns.text(), columns.integer()), funds(columns)));
		})
			.map(R2dbcAdjustments::map)
			.map(found -> projects.stream()
				.filter(key -> found.containsKey(Initial.of(key)))
				.collect(toMap(Function.identity(), key -> found.get(Initial.of(key)))))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<BudgetKey, Funds>> initialTotals(Set<BudgetKey> budgets) {
		return budgets.isEmpty() ? Mono.just(Map.of()) : reads.inOne(tenant -> {
			Statement statement = new Statement(
					"select i.fiscal_year, i.department_code, sum(i.total_fen)::bigint,"
							+ " sum(i.fiscal_fen)::bigint, sum(i.other_fen)::bigint from jiheng.project i"
							+ " where i.county_code = ? and i.adjustment = 0 and (i.fiscal_year, i.department_code)"
							+ " in (select * from unnest(?::smallint[], ?::text[]))"
							+ " group by i.fiscal_year, i.department_code",
					tenant.county().value(), years(budgets, Function.identity()),
					departments(budgets, Function.identity()));
			return statements.run(statement,
					columns -> Map.entry(new Initial(columns.small(), columns.text(), 0), funds(columns)));
		})
			.map(R2dbcAdjustments::map)
			.map(found -> budgets.stream()
				.filter(key -> found.containsKey(Initial.of(new ProjectKey(key, 0))))
				.collect(toMap(Function.identity(), key -> found.get(Initial.of(new ProjectKey(key, 0))))))
			.defaultIfEmpty(Map.of());
	}

	/** Whose initial funds: a project's, or those of the whole budget for number 0. */
	private record Initial(int year, String department, int number) {

		static Initial of(ProjectKey key) {
			return new Initial(key.budget().year().value(), key.budget().department().value(), key.number());
		}
	}

	private static Map<Initial, Funds> map(List<Map.Entry<Initial, Funds>> entries) {
		return entries.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Adjustment adjustment(Columns columns) {
		return new Adjustment(BudgetRows.key(columns), columns.small(), BudgetStatus.valueOf(columns.text()),
				columns.truth(),
				new Grounds(columns.text(), columns.text(), Objects.requireNonNull(columns.dateOrNull())),
				columns.text(), columns.instant());
	}

	private static Funds funds(Columns columns) {
		return new Funds(new Money(columns.big()), money(columns.bigOrNull()), money(columns.bigOrNull()));
	}

	private static @Nullable Money money(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}

	private static <K> Short[] years(Collection<K> keys, Function<K, BudgetKey> budget) {
		return keys.stream().map(key -> (short) budget.apply(key).year().value()).toArray(Short[]::new);
	}

	private static <K> String[] departments(Collection<K> keys, Function<K, BudgetKey> budget) {
		return keys.stream().map(key -> budget.apply(key).department().value()).toArray(String[]::new);
	}

	private static Statement keyed(String statement, BudgetKey budget, int number, Object... more) {
		Object[] key = { budget.county().value(), (short) budget.year().value(), budget.department().value(),
				(short) number };
		return new Statement(statement, Stream.concat(Arrays.stream(key), Arrays.stream(more)).toArray());
	}

	private static String prefixed(String columns) {
		return "s." + columns.replace(", ", ", s.");
	}

	/** A write that must find its one row. */
	private Mono<Void> one(Statement statement) {
		return statements.run(statement, Columns::small).doOnNext(rows -> {
			if (rows.size() != 1) {
				throw new IllegalStateException("wrote " + rows.size() + " rows instead of one");
			}
		}).then();
	}

}
