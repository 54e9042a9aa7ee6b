package org.jiheng.approval.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jiheng.approval.Course;
import org.jiheng.approval.Deadline;
import org.jiheng.approval.Deadlines;
import org.jiheng.approval.ReviewStage;
import org.jiheng.budget.BudgetStatus;
import org.jiheng.department.Department;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.TenantReads;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** A county's deadlines, and the course of all its departments in one statement. */
@Repository
class R2dbcDeadlines implements Deadlines {

	private final TenantReads reads;

	private final Statements statements;

	R2dbcDeadlines(TenantReads reads, Statements statements) {
		this.reads = reads;
		this.statements = statements;
	}

	@Override
	public Mono<List<Deadline>> of(RegionCode county, FiscalYear year) {
		return reads.inOne(tenant -> statements.run(new Statement(
				"select l.stage, l.due from jiheng.review_deadline l where l.county_code = ? and l.fiscal_year = ?"
						+ " order by array_position(array['SUBMISSION', 'REVIEW', 'APPROVAL'], l.stage)",
				county.value(), (short) year.value()),
				columns -> new Deadline(ReviewStage.valueOf(columns.text()),
						Objects.requireNonNull(columns.dateOrNull()))))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<Void> set(RegionCode county, FiscalYear year, ReviewStage stage, @Nullable LocalDate due) {
		Statement statement = due == null
				? new Statement(
						"delete from jiheng.review_deadline where county_code = ? and fiscal_year = ? and stage = ?"
								+ " returning fiscal_year",
						county.value(), (short) year.value(), stage.name())
				: new Statement(
						"insert into jiheng.review_deadline (county_code, fiscal_year, stage, due)"
								+ " values (?, ?, ?, ?) on conflict (county_code, fiscal_year, stage)"
								+ " do update set due = excluded.due returning fiscal_year",
						county.value(), (short) year.value(), stage.name(), due);
		return statements.run(statement, Columns::small).then();
	}

	@Override
	public Mono<List<Course>> courses(RegionCode county, FiscalYear year) {
		return reads.inOne(tenant -> {
			Statement statement = new Statement(
					"select d.department_code, d.name, b.status, coalesce(b.round, 0::smallint),"
							+ " min(r.submitted_at), min(r.decided_at),"
							+ " max(r.decided_at) filter (where r.decision = 'APPROVED') from jiheng.department d"
							+ " left join jiheng.budget b on b.county_code = d.county_code"
							+ " and b.department_code = d.department_code and b.fiscal_year = ? and b.adjustment = 0"
							+ " left join jiheng.review_round r on r.county_code = b.county_code"
							+ " and r.fiscal_year = b.fiscal_year and r.department_code = b.department_code"
							+ " and r.adjustment = b.adjustment where d.county_code = ?",
					(short) year.value(), county.value());
			if (tenant instanceof Scope.OfDepartment of) {
				statement.add(" and d.department_code = ?", of.department().value());
			}
			return statements.run(
					statement.add(" group by d.department_code, d.name, b.status, b.round order by d.department_code"),
					columns -> course(county, columns));
		}).defaultIfEmpty(List.of());
	}

	private static Course course(RegionCode county, Columns columns) {
		var department = new Department(county, new DepartmentCode(columns.text()), columns.text());
		String status = columns.textOrNull();
		return new Course(department, status == null ? null : BudgetStatus.valueOf(status), columns.small(),
				columns.instantOrNull(), columns.instantOrNull(), columns.instantOrNull());
	}

}
