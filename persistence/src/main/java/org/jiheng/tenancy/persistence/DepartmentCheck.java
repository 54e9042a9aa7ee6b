package org.jiheng.tenancy.persistence;

import java.util.Collection;
import java.util.List;
import org.jiheng.shared.Nearest;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refuses departments in a filter that the tenant does not see, so that a slip is not
 * answered by an empty list.
 */
@Component
public class DepartmentCheck {

	private final Statements statements;

	DepartmentCheck(Statements statements) {
		this.statements = statements;
	}

	/** Inside a reading. Problem: InvalidInput DEPARTMENT_UNKNOWN. */
	public Mono<Void> known(Collection<DepartmentCode> asked, Scope.Tenant tenant) {
		if (asked.isEmpty()) {
			return Mono.empty();
		}
		List<String> codes = asked.stream().map(DepartmentCode::value).distinct().toList();
		Statement ofThese = all(tenant).add(" and department_code = any(?)", (Object) codes.toArray(String[]::new));
		return statements.run(ofThese, Columns::text)
			.filter(found -> found.size() < codes.size())
			.flatMap(some -> statements.run(all(tenant), Columns::text))
			.doOnNext(known -> require(asked, known))
			.then();
	}

	private static Statement all(Scope.Tenant tenant) {
		Statement statement = new Statement("select department_code from jiheng.department where county_code = ?",
				tenant.county().value());
		if (tenant instanceof Scope.OfDepartment of) {
			statement.add(" and department_code = ?", of.department().value());
		}
		return statement;
	}

	private static void require(Collection<DepartmentCode> asked, List<String> known) {
		asked.stream().map(DepartmentCode::value).filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
			throw new ProblemException(new Problem.InvalidInput("DEPARTMENT_UNKNOWN", List.of("filter", "departments"),
					"没有这个部门代码：" + code, "最接近的是：" + String.join("、", Nearest.to(code, known))));
		});
	}

}
