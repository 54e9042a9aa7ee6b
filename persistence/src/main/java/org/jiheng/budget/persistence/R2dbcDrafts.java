package org.jiheng.budget.persistence;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Detail;
import org.jiheng.budget.DraftHead;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.HeadForm;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes budgets row by row, each under the explicit key of its county. */
@Repository
class R2dbcDrafts implements Drafts {

	private static final String SUBJECT = "nullif(current_setting('jiheng.subject', true), '')";

	private static final ProjectColumns PROJECTS = new ProjectColumns(Detail.VALUES_AND_PROVENANCE);

	private static final IndicatorColumns INDICATORS = new IndicatorColumns(Detail.VALUES_AND_PROVENANCE);

	private final Statements statements;

	R2dbcDrafts(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<DraftHead> lock(BudgetKey key) {
		return one(
				keyed("select status, version, head_version, last_number, title, overall_goals, itemised_goals,"
						+ " safeguards from jiheng.budget b", key, "b")
					.add(" for update"),
				columns -> new DraftHead(key, BudgetStatus.valueOf(columns.text()), columns.integer(),
						columns.integer(), columns.integer(), columns.text(), columns.texts(), columns.texts(),
						columns.texts()));
	}

	@Override
	public Mono<BudgetText> text(BudgetKey key) {
		Statement head = keyed("select b.title, b.overall_goals, b.itemised_goals, b.safeguards, b.provenance::text"
				+ " from jiheng.budget b", key, "b");
		Statement projects = keyed(PROJECTS.select().add(ProjectColumns.FROM), key, "p")
			.add(" order by p.sequence, p.number");
		Statement indicators = keyed(INDICATORS.select(), key, "i")
			.add(" order by i.project_number nulls first, i.sequence, i.number");
		return statements.run(projects, PROJECTS::project)
			.flatMap(ofProjects -> statements.run(indicators, INDICATORS::indicator)
				.flatMap(ofIndicators -> one(head,
						columns -> new BudgetText(columns.text(), columns.texts(), columns.texts(), columns.texts(),
								ofProjects, ofIndicators, Provenances.read(columns.text())))));
	}

	@Override
	public Mono<Void> author(BudgetKey key) {
		return participates(BudgetRows.adjustment(key, participant(key)))
			.then(one(BudgetRows.under(key, new Statement("select t.part from jiheng.participant t"), "t")
				.add(" and t.subject = " + SUBJECT), Columns::text))
			.doOnNext(part -> {
				if (!part.equals("AUTHOR")) {
					throw new ProblemException(new Problem.Conflict("ENDORSER", "您已批复过这份预算，不能再编制", "请由其他人修改"));
				}
			})
			.then();
	}

	@Override
	public Mono<Void> open(BudgetKey key, HeadForm head, int lastNumber) {
		return participates(participant(key).add("0")).then(one(new Statement(
				"insert into jiheng.budget (county_code, fiscal_year, department_code, status, version, title,"
						+ " overall_goals, itemised_goals, safeguards, provenance, last_number, changed_by)"
						+ " values (?, ?, ?, 'DRAFT', 1, ?, ?, ?, ?, '[]'," + " ?, " + SUBJECT + ")"
						+ " on conflict (county_code, fiscal_year, department_code, adjustment) do nothing returning version",
				key.county().value(), (short) key.year().value(), key.department().value(), head.title(),
				array(head.overallGoals()), array(head.itemisedGoals()), array(head.safeguards()), lastNumber),
				Columns::integer)
			.switchIfEmpty(Mono.error(() -> new ProblemException(
					new Problem.Conflict("BUDGET_EXISTS", key.year() + " 年的预算已经建立", "直接修改已有的预算")))))
			.onErrorMap(R2dbcDrafts::missingParent,
					failure -> new ProblemException(Problem.NotFound.unseen("部门"), failure))
			.then();
	}

	@Override
	public Mono<Void> save(DraftHead head) {
		return done(keyed(
				"update jiheng.budget b set version = ?, head_version = ?, last_number = ?, title = ?, overall_goals = ?,"
						+ " itemised_goals = ?, safeguards = ?, current_import = null, changed_at = now(),"
						+ " changed_by = " + SUBJECT,
				head.key(), "b", head.version(), head.headVersion(), head.lastNumber(), head.title(),
				array(head.overallGoals()), array(head.itemisedGoals()), array(head.safeguards()))
			.add(" returning b.version"), "budget");
	}

	@Override
	public Mono<Void> add(List<Project> projects, int version) {
		return Flux.fromIterable(projects)
			.concatMap(project -> one(WrittenRows.insert(project, version), Columns::integer)
				.switchIfEmpty(Mono.error(() -> taken(project))))
			.then();
	}

	@Override
	public Mono<Void> change(Project project, int version) {
		return done(WrittenRows.update(project, version), "project").onErrorMap(R2dbcDrafts::duplicate,
				failure -> taken(project));
	}

	@Override
	public Mono<Void> remove(ProjectKey key) {
		return done(numbered("delete from jiheng.project p", key).add(" returning p.number"), "project");
	}

	@Override
	public Mono<Void> order(BudgetKey key, List<Integer> numbers, int version) {
		return statements
			.run(keyed(
					"update jiheng.project p set sequence = n.sequence, version = ?," + " changed_by = " + SUBJECT
							+ " from unnest(?::integer[]) with ordinality as n (number, sequence)",
					key, "p", version, numbers.toArray(Integer[]::new))
				.add(" and p.number = n.number and p.sequence <> n.sequence returning p.number"), Columns::integer)
			.then();
	}

	@Override
	public Mono<Void> keep(BudgetKey key, List<Indicator> indicators) {
		return Flux.fromIterable(indicators)
			.concatMap(indicator -> done(WrittenRows.keep(indicator), "indicator"))
			.then();
	}

	@Override
	public Mono<Void> removeIndicators(BudgetKey key, Set<Integer> numbers) {
		return numbers.isEmpty() ? Mono.empty() : statements
			.run(keyed("delete from jiheng.indicator i", key, "i").add(" and i.number = any(?) returning i.number",
					(Object) numbers.toArray(Integer[]::new)), Columns::integer)
			.then();
	}

	@Override
	public Mono<Integer> versionOf(ProjectKey key) {
		return one(numbered("select p.version from jiheng.project p", key), Columns::integer);
	}

	@Override
	public Mono<String> loweringProposedBy(ProjectKey key) {
		return one(numbered("select coalesce(p.lowering_proposed_by, '') from jiheng.project p", key), Columns::text)
			.filter(subject -> !subject.isEmpty());
	}

	@Override
	public Mono<Void> proposeLowering(ProjectKey key, int version) {
		return done(keyed("update jiheng.project p set version = ?, lowering_proposed_by = " + SUBJECT
				+ ", changed_by = " + SUBJECT, key.budget(), "p", version)
			.add(" and p.number = ? returning p.number", key.number()), "project");
	}

	@Override
	public Mono<Void> stateBasis(ProjectKey key, String basis) {
		return done(keyed("update jiheng.project p set classification_basis = ?," + " changed_by = " + SUBJECT,
				key.budget(), "p", basis)
			.add(" and p.number = ? returning p.number", key.number()), "project");
	}

	@Override
	public Mono<Boolean> knows(RegionCode county, BudgetUnitCode unit) {
		return one(new Statement(
				"select u.unit_code from jiheng.budget_unit u where u.county_code = ? and u.unit_code = ?",
				county.value(), unit.value()), Columns::text)
			.hasElement();
	}

	@Override
	public Mono<BudgetText> approvedIn(BudgetKey key, FiscalYear year) {
		var wanted = new BudgetKey(key.county(), year, key.department());
		return one(keyed("select b.status from jiheng.budget b", wanted, "b"), Columns::text)
			.filter(BudgetStatus.APPROVED.name()::equals)
			.flatMap(approved -> text(wanted));
	}

	/** The beginning of an author's row, up to the adjustment. */
	private static Statement participant(BudgetKey key) {
		return new Statement(
				"insert into jiheng.participant (county_code, fiscal_year, department_code, part, subject, adjustment)"
						+ " values (?, ?, ?, 'AUTHOR', " + SUBJECT + ", ",
				key.county().value(), (short) key.year().value(), key.department().value());
	}

	private Mono<Void> participates(Statement participant) {
		return statements
			.run(participant.add(") on conflict (county_code, fiscal_year, department_code, adjustment, subject)"
					+ " do nothing returning subject"), Columns::text)
			.then();
	}

	/** A statement about the rows of one budget's content. */
	private static Statement keyed(String fragment, BudgetKey key, String table, Object... bound) {
		return BudgetRows.of(key, new Statement(fragment, bound), table);
	}

	private static Statement keyed(Statement statement, BudgetKey key, String table) {
		return BudgetRows.of(key, statement, table);
	}

	private static Statement numbered(String fragment, ProjectKey key) {
		return keyed(fragment, key.budget(), "p").add(" and p.number = ?", key.number());
	}

	private <T> Mono<T> one(Statement statement, Function<Columns, T> row) {
		return statements.run(statement, row).flatMapIterable(rows -> rows).next();
	}

	/** A write that must find its row: what was locked cannot be gone. */
	private Mono<Void> done(Statement statement, String what) {
		return statements.run(statement, Columns::integer).doOnNext(rows -> {
			if (rows.size() != 1) {
				throw new IllegalStateException("wrote " + rows.size() + " rows of one " + what);
			}
		}).then();
	}

	private static ProblemException taken(Project project) {
		return new ProblemException(new Problem.InvalidInput("PROJECT_CODE_TAKEN", List.of("input", "code"),
				"项目编码 " + project.code() + " 在本县本年度已被使用，同一编码只能用一次", "请核对项目编码；确属重复立项的，请先改正另一处"));
	}

	private static boolean duplicate(Throwable failure) {
		return sqlState(failure).equals("23505");
	}

	private static boolean missingParent(Throwable failure) {
		return sqlState(failure).equals("23503");
	}

	private static String sqlState(Throwable failure) {
		String state = failure instanceof R2dbcDataIntegrityViolationException broken ? broken.getSqlState() : null;
		return state == null ? "" : state;
	}

	private static String[] array(List<String> texts) {
		return texts.toArray(String[]::new);
	}

}
