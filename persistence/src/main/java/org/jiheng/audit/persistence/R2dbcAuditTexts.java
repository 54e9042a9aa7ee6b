package org.jiheng.audit.persistence;

import java.util.Collection;
import org.jiheng.audit.AuditTexts;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases project by project: the database deletes only texts of the one that it was told
 * of.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class R2dbcAuditTexts implements AuditTexts {

	private final Statements statements;

	R2dbcAuditTexts(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<Integer> erase(DepartmentCode department, int year, Collection<Integer> projects) {
		return CurrentScope.get()
			.cast(Scope.Tenant.class)
			.flatMap(tenant -> Flux.fromIterable(projects)
				.concatMap(project -> erase(tenant, department, year, project))
				.reduce(0, Integer::sum));
	}

	private Mono<Integer> erase(Scope.Tenant tenant, DepartmentCode department, int year, int project) {
		short fiscalYear = (short) year;
		return statements
			.run(new Statement("select jiheng.set_erasing(?, ?, ?)", department.value(), fiscalYear, project),
					columns -> "")
			.then(Mono.defer(() -> statements.run(new Statement(
					"delete from jiheng.audit_text where county_code = ? and fiscal_year = ? and department_code = ?"
							+ " and project_number = ? returning project_number",
					tenant.county().value(), fiscalYear, department.value(), project), Columns::integer)))
			.map(erased -> erased.size());
	}

}
