package org.jiheng.department.persistence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.DepartmentKey;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.jiheng.tenancy.persistence.Columns;
import org.jiheng.tenancy.persistence.Statement;
import org.jiheng.tenancy.persistence.Statements;
import org.jiheng.tenancy.persistence.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Aliases of departments, of which only the withdrawal ever changes. */
@Repository
@Transactional(readOnly = true)
class R2dbcDepartmentAliases implements DepartmentAliases {

	private static final String COLUMNS = "a.county_code, a.number, a.department_code, a.unit_code, a.alias,"
			+ " a.confirmed_by, a.confirmed_at";

	private static final int MANY_AT_ONCE = 10;

	private final Statements statements;

	R2dbcDepartmentAliases(Statements statements) {
		this.statements = statements;
	}

	@Override
	public Mono<List<DepartmentAlias>> inForce() {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.flatMap(tenant -> statements.run(
					new Statement("select " + COLUMNS + " from jiheng.department_alias a where a.county_code = ?"
							+ " and a.withdrawn_at is null order by a.number", tenant.county().value()),
					R2dbcDepartmentAliases::alias))
			.defaultIfEmpty(List.of());
	}

	@Override
	public Mono<Map<DepartmentKey, List<DepartmentAlias>>> of(Set<DepartmentKey> departments) {
		return CurrentScope.get().ofType(Scope.Tenant.class).flatMap(tenant -> {
			List<DepartmentKey> own = Values.own(tenant, departments, DepartmentKey::county);
			return own.isEmpty() ? Mono.empty() : statements.run(
					new Statement(
							"select " + COLUMNS + " from jiheng.department_alias a where a.county_code = ?"
									+ " and a.department_code = any(?) and a.withdrawn_at is null order by a.number",
							tenant.county().value(), Values.texts(own, key -> key.code().value())),
					R2dbcDepartmentAliases::alias);
		})
			.<Map<DepartmentKey, List<DepartmentAlias>>>map(
					found -> found.stream().collect(Collectors.groupingBy(DepartmentAlias::of)))
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<DepartmentAlias> called(RegionCode county, String name) {
		return one(new Statement(
				"select " + COLUMNS + " from jiheng.department_alias a where a.county_code = ? and a.alias_key = ?"
						+ " and a.withdrawn_at is null",
				county.value(), Department.nameKey(name)));
	}

	/** Who took the number meanwhile is waited for; then it is the next one's turn. */
	@Override
	@Transactional
	public Mono<DepartmentAlias> confirm(RegionCode county, DepartmentCode department, @Nullable BudgetUnitCode unit,
			String name) {
		Statement statement = new Statement(
				"insert into jiheng.department_alias as a (county_code, number, department_code, unit_code, alias,"
						+ " alias_key, confirmed_by) select ?, coalesce(max(b.number), 0) + 1, ?, ?, ?, ?,"
						+ " nullif(current_setting('jiheng.subject', true), '') from jiheng.department_alias b"
						+ " where b.county_code = ?"
						+ " having not coalesce(bool_or(b.withdrawn_at is null and b.alias_key = ?), false)"
						+ " on conflict do nothing returning " + COLUMNS,
				county.value(), department.value(),
				Statement.nullable(unit == null ? null : unit.value(), String.class), name, Department.nameKey(name),
				county.value(), Department.nameKey(name));
		return Mono.defer(() -> one(statement))
			.repeatWhenEmpty(MANY_AT_ONCE,
					tries -> tries.concatMap(again -> called(county, name).hasElement()).takeWhile(there -> !there));
	}

	@Override
	@Transactional
	public Mono<DepartmentAlias> withdraw(RegionCode county, String name) {
		return one(new Statement("update jiheng.department_alias a"
				+ " set withdrawn_by = nullif(current_setting('jiheng.subject', true), ''), withdrawn_at = now()"
				+ " where a.county_code = ? and a.alias_key = ? and a.withdrawn_at is null returning " + COLUMNS,
				county.value(), Department.nameKey(name)));
	}

	@Override
	public Mono<DepartmentAlias> of(RegionCode county, int number) {
		return one(new Statement(
				"select " + COLUMNS + " from jiheng.department_alias a where a.county_code = ? and a.number = ?",
				county.value(), number));
	}

	private Mono<DepartmentAlias> one(Statement statement) {
		return statements.run(statement, R2dbcDepartmentAliases::alias)
			.flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
	}

	private static @Nullable BudgetUnitCode unit(@Nullable String code) {
		return code == null ? null : new BudgetUnitCode(code);
	}

	private static DepartmentAlias alias(Columns columns) {
		return new DepartmentAlias(new RegionCode(columns.text()), columns.integer(),
				new DepartmentCode(columns.text()), unit(columns.textOrNull()), columns.text(), columns.text(),
				columns.instant());
	}

}
