package org.jiheng.approval.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.approval.Deadline;
import org.jiheng.approval.ReviewStage;
import org.jiheng.approval.Waiting;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.persistence.BudgetRows;
import org.jiheng.department.Department;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What a county or a department has under way, a statement for each kind. */
@Repository
class R2dbcWaiting implements Waiting {

	/** The open threads of a content by who spoke last in them. */
	private static final String SPOKEN = "select count(*) filter (where c.part = 'COUNTY_FINANCE')::integer as asked,"
			+ " min(c.written_at) filter (where c.part = 'COUNTY_FINANCE') as asked_at,"
			+ " count(*) filter (where c.part <> 'COUNTY_FINANCE')::integer as answered,"
			+ " min(c.written_at) filter (where c.part <> 'COUNTY_FINANCE') as answered_at from jiheng.review_thread t,"
			+ " lateral (select l.part, l.written_at from jiheng.review_comment l where l.county_code = t.county_code"
			+ " and l.fiscal_year = t.fiscal_year and l.department_code = t.department_code"
			+ " and l.adjustment = t.adjustment and l.thread_number = t.number order by l.number desc limit 1) c"
			+ " where t.county_code = b.county_code and t.fiscal_year = b.fiscal_year"
			+ " and t.department_code = b.department_code and t.adjustment = b.adjustment and t.resolved_at is null";

	private final TenantReads reads;

	private final Statements statements;

	R2dbcWaiting(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<List<UnderWay>> budgets() {
		return list(
				"select " + BudgetRows.columns("b")
						+ ", d.name, b.status, b.changed_at, r.submitted_at, r.submitted_by, r.decided_at,"
						+ " b.round > 1 or r.decision is not null,"
						+ " (select count(*)::integer from jiheng.finding f where f.county_code = b.county_code"
						+ " and f.fiscal_year = b.fiscal_year and f.department_code = b.department_code"
						+ " and f.adjustment = b.adjustment and f.state = 'OPEN' and f.severity = 'ERROR'),"
						+ " w.asked, w.asked_at, w.answered, w.answered_at"
						+ " from jiheng.budget b join jiheng.department d on d.county_code = b.county_code"
						+ " and d.department_code = b.department_code"
						+ " left join jiheng.review_round r on r.county_code = b.county_code"
						+ " and r.fiscal_year = b.fiscal_year and r.department_code = b.department_code"
						+ " and r.adjustment = b.adjustment and r.round = b.round, lateral (" + SPOKEN
						+ ") w where b.county_code = ?",
				"b", " and b.place in ('STANDING', 'ADJUSTING') and b.status in ('DRAFT', 'RETURNED', 'SUBMITTED')",
				R2dbcWaiting::underWay);
	}

	@Override
	public Mono<List<Proposal>> proposals() {
		return list("select "
				+ BudgetRows.columns("p") + ", p.number, p.name from jiheng.project p" + " where p.county_code = ?",
				"p",
				" and p.place in ('STANDING', 'ADJUSTING') and p.lowering_proposed_by"
						+ " <> nullif(current_setting('jiheng.subject', true), '')",
				columns -> new Proposal(new ProjectKey(BudgetRows.key(columns), columns.integer()), columns.text()));
	}

	@Override
	public Mono<List<OfYear>> deadlines() {
		return reads
			.inOne(tenant -> statements.run(new Statement(
					"select l.fiscal_year, l.stage, l.due from jiheng.review_deadline l where l.county_code = ?",
					tenant.county().value()),
					columns -> new OfYear(new FiscalYear(columns.small()), new Deadline(
							ReviewStage.valueOf(columns.text()), Objects.requireNonNull(columns.dateOrNull())))))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<List<Unopened>> unopened(LocalDate today) {
		return list(
				"select l.county_code, l.fiscal_year, d.department_code, d.name from jiheng.review_deadline l"
						+ " join jiheng.department d on d.county_code = l.county_code where l.county_code = ?",
				"d",
				" and l.stage = 'SUBMISSION' and l.due < ? and not exists (select from jiheng.budget b"
						+ " where b.county_code = l.county_code and b.fiscal_year = l.fiscal_year"
						+ " and b.department_code = d.department_code)",
				columns -> {
					BudgetKey key = unopened(columns);
					return new Unopened(key, new Department(key.county(), key.department(), columns.text()));
				}, today);
	}

	@Override
	public Mono<Long> writes() {
		return reads.inOne(tenant -> statements
			.run(new Statement("select h.number from jiheng.audit_head h where h.county_code = ?",
					tenant.county().value()), Columns::big))
			.map(rows -> rows.isEmpty() ? 0L : rows.getFirst());
	}

	/** Of the tenant's own county and department, which the table names. */
	private <T> Mono<List<T>> list(String select, String table, String condition, Function<Columns, T> row,
			Object... bound) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement(select, tenant.county().value());
			if (tenant instanceof Scope.OfDepartment of) {
				statement.add(" and " + table + ".department_code = ?", of.department().value());
			}
			return statements.run(statement.add(condition, bound), row);
		}).defaultIfEmpty(List.of());
	}

	private static UnderWay underWay(Columns columns) {
		BudgetKey key = BudgetRows.key(columns);
		return new UnderWay(key, new Department(key.county(), key.department(), columns.text()),
				BudgetStatus.valueOf(columns.text()), columns.instant(), columns.instantOrNull(), columns.textOrNull(),
				columns.instantOrNull(), columns.truth(), columns.integer(), spoken(columns), spoken(columns));
	}

	private static Spoken spoken(Columns columns) {
		return new Spoken(columns.integer(), columns.instantOrNull());
	}

	private static BudgetKey unopened(Columns columns) {
		return new BudgetKey(new RegionCode(columns.text()), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text()));
	}

}
