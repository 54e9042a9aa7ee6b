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

	private final TenantReads reads;

	private final Statements statements;

	R2dbcWaiting(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<List<UnderWay>> budgets() {
		return list(
				"select b.county_code, b.fiscal_year, b.department_code, d.name, b.status, b.changed_at,"
						+ " r.submitted_at, r.submitted_by, r.decided_at, b.round > 1 or r.decision is not null,"
						+ " (select count(*)::integer from jiheng.finding f where f.county_code = b.county_code"
						+ " and f.fiscal_year = b.fiscal_year and f.department_code = b.department_code"
						+ " and f.adjustment = b.adjustment and f.state = 'OPEN' and f.severity = 'ERROR')"
						+ " from jiheng.budget b join jiheng.department d on d.county_code = b.county_code"
						+ " and d.department_code = b.department_code"
						+ " left join jiheng.review_round r on r.county_code = b.county_code"
						+ " and r.fiscal_year = b.fiscal_year and r.department_code = b.department_code"
						+ " and r.adjustment = b.adjustment and r.round = b.round where b.county_code = ?",
				"b", " and b.place = 'STANDING' and b.status in ('DRAFT', 'RETURNED', 'SUBMITTED')",
				R2dbcWaiting::underWay);
	}

	@Override
	public Mono<List<Proposal>> proposals() {
		return list(
				"select p.county_code, p.fiscal_year, p.department_code, p.number, p.name from jiheng.project p"
						+ " where p.county_code = ?",
				"p",
				" and p.place = 'STANDING' and p.lowering_proposed_by"
						+ " <> nullif(current_setting('jiheng.subject', true), '')",
				columns -> new Proposal(new ProjectKey(key(columns), columns.integer()), columns.text()));
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
					BudgetKey key = key(columns);
					return new Unopened(key, new Department(key.county(), key.department(), columns.text()));
				}, today);
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
		BudgetKey key = key(columns);
		return new UnderWay(key, new Department(key.county(), key.department(), columns.text()),
				BudgetStatus.valueOf(columns.text()), columns.instant(), columns.instantOrNull(), columns.textOrNull(),
				columns.instantOrNull(), columns.truth(), columns.integer());
	}

	private static BudgetKey key(Columns columns) {
		return new BudgetKey(new RegionCode(columns.text()), new FiscalYear(columns.small()),
				new DepartmentCode(columns.text()));
	}

}
