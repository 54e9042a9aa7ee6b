package org.jiheng.department;

import java.util.List;
import java.util.Set;
import org.jiheng.audit.Change;
import org.jiheng.audit.Written;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A county's finance registers the departments of its county and their units. To be
 * called in the transaction of a write.
 */
public final class Registering {

	private static final int LONGEST_NAME = 100;

	private final Departments departments;

	private final DepartmentAliases aliases;

	public Registering(Departments departments, DepartmentAliases aliases) {
		this.departments = departments;
		this.aliases = aliases;
	}

	/**
	 * Registers a department, or corrects the name of one that is there. Problems:
	 * Forbidden; InvalidInput NAME, NAME_IS_ALIAS.
	 */
	public Mono<Written> register(DepartmentCode code, String name) {
		return CurrentScope.get().cast(Scope.Tenant.class).flatMap(tenant -> {
			if (tenant.role() != Role.COUNTY_FINANCE) {
				throw new ProblemException(new Problem.Forbidden("只有县级财政部门可以登记部门"));
			}
			var key = new DepartmentKey(tenant.county(), code);
			var department = new Department(tenant.county(), code, named(name));
			return aliases.called(tenant.county(), department.name())
				.filter(alias -> !alias.department().equals(code))
				.flatMap(alias -> Mono.<Written>error(taken(alias)))
				.switchIfEmpty(Mono.defer(() -> departments.of(Set.of(key))
					.flatMap(found -> departments.register(department)
						.thenReturn(written(found.get(key), department)))));
		});
	}

	/**
	 * Registers a unit of a registered department, or corrects the name of one that is
	 * there. Problems: Forbidden; InvalidInput NAME, DEPARTMENT_UNKNOWN, NAME_IS_ALIAS.
	 */
	public Mono<Written> register(BudgetUnitCode code, String name) {
		return CurrentScope.get().cast(Scope.Tenant.class).flatMap(tenant -> {
			if (tenant.role() != Role.COUNTY_FINANCE) {
				throw new ProblemException(new Problem.Forbidden("只有县级财政部门可以登记预算单位"));
			}
			var unit = new BudgetUnit(code, named(name));
			return departments.of(Set.of(new DepartmentKey(tenant.county(), code.department())))
				.filter(found -> !found.isEmpty())
				.switchIfEmpty(Mono.error(() -> unknown(code)))
				.then(Mono.defer(() -> aliases.called(tenant.county(), unit.name())))
				.filter(alias -> !alias.department().equals(code.department())
						|| (alias.unit() != null && !alias.unit().equals(code)))
				.flatMap(alias -> Mono.<Written>error(taken(alias)))
				.switchIfEmpty(Mono.defer(() -> departments.unitsIn(tenant.county())
					.flatMap(units -> departments.register(unit).thenReturn(written(units, unit)))));
		});
	}

	private static ProblemException unknown(BudgetUnitCode code) {
		return new ProblemException(new Problem.InvalidInput("DEPARTMENT_UNKNOWN", List.of("input", "code"),
				"本县没有单位 " + code + " 所属的部门", "先用 registerDepartment 登记部门"));
	}

	private static Written written(List<BudgetUnit> known, BudgetUnit after) {
		String before = known.stream()
			.filter(unit -> unit.code().equals(after.code()))
			.map(BudgetUnit::name)
			.findFirst()
			.orElse(null);
		return new Written(after.code().value(), after.code().department(), null,
				List.of(Change.ofText("unit " + after.code() + " name", null, before, after.name())));
	}

	private static String named(String name) {
		String text = name.strip();
		if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
			throw new ProblemException(new Problem.InvalidInput("NAME", List.of("input", "name"),
					"名称须为 1 至 " + LONGEST_NAME + " 个字", "填写全称，如 卢龙县司法局"));
		}
		return text;
	}

	private static ProblemException taken(DepartmentAlias alias) {
		return new ProblemException(new Problem.InvalidInput("NAME_IS_ALIAS", List.of("input", "name"),
				"“" + alias.name() + "”是" + alias.words() + " 的别名，不能再作别的名称",
				"核对名称；确要改用的，先用 withdrawDepartmentAlias 撤销别名"));
	}

	private static Written written(@Nullable Department before, Department after) {
		return new Written(after.code().value(), after.code(), null,
				List.of(Change.ofText("department " + after.code() + " name", null,
						before == null ? null : before.name(), after.name())));
	}

}
