package org.jiheng.department.persistence;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.department.BudgetUnit;
import org.jiheng.department.BudgetUnitCode;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Every statement names the tenant's own county: other counties asked for stay out. */
@Repository
@Transactional(readOnly = true)
class R2dbcDepartments implements Departments {

	private final DatabaseClient database;

	R2dbcDepartments(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Map<RegionCode, List<Department>>> inCounties(Set<RegionCode> counties) {
		return CurrentScope.get()
			.ofType(Scope.Tenant.class)
			.filter(tenant -> counties.contains(tenant.county()))
			.flatMap(tenant -> database.sql("""
					select county_code, department_code, name from jiheng.department
					where county_code = $1 order by department_code""")
				.bind(0, tenant.county().value())
				.map(R2dbcDepartments::department)
				.all()
				.collectList())
			.map(found -> found.stream()
				.collect(Collectors.groupingBy(Department::county, TreeMap::new, Collectors.toList())))
			.<Map<RegionCode, List<Department>>>map(byCounty -> byCounty)
			.defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<Map<DepartmentKey, Department>> of(Set<DepartmentKey> keys) {
		return CurrentScope.get().ofType(Scope.Tenant.class).flatMap(tenant -> {
			String[] codes = keys.stream()
				.filter(key -> key.county().equals(tenant.county()))
				.map(key -> key.code().value())
				.toArray(String[]::new);
			return codes.length == 0 ? Mono.empty()
					: database.sql("""
							select county_code, department_code, name from jiheng.department
							where county_code = $1 and department_code = any($2)""")
						.bind(0, tenant.county().value())
						.bind(1, codes)
						.map(R2dbcDepartments::department)
						.all()
						.collectMap(department -> new DepartmentKey(department.county(), department.code()));
		}).defaultIfEmpty(Map.of());
	}

	@Override
	public Mono<List<BudgetUnit>> unitsIn(RegionCode county) {
		return database.sql("""
				select unit_code, name from jiheng.budget_unit where county_code = $1 order by unit_code""")
			.bind(0, county.value())
			.map(row -> new BudgetUnit(new BudgetUnitCode(Objects.requireNonNull(row.get(0, String.class))),
					Objects.requireNonNull(row.get(1, String.class))))
			.all()
			.collectList();
	}

	@Override
	@Transactional
	public Mono<Void> register(Department department) {
		return CurrentScope.get()
			.flatMap(scope -> database.sql("""
					insert into jiheng.department as d (county_code, department_code, name, registered_by)
					values ($1, $2, $3, $4)
					on conflict (county_code, department_code) do update set name = excluded.name
					where d.name <> excluded.name
					returning department_code""")
				.bind(0, department.county().value())
				.bind(1, department.code().value())
				.bind(2, department.name())
				.bind(3, scope.subject())
				.then());
	}

	@Override
	@Transactional
	public Mono<Void> register(BudgetUnit unit) {
		return CurrentScope.get()
			.cast(Scope.Tenant.class)
			.flatMap(tenant -> database.sql("""
					insert into jiheng.budget_unit as u (county_code, department_code, unit_code, name)
					values ($1, $2, $3, $4)
					on conflict (county_code, unit_code) do update set name = excluded.name
					where u.name <> excluded.name
					returning u.unit_code""")
				.bind(0, tenant.county().value())
				.bind(1, unit.code().department().value())
				.bind(2, unit.code().value())
				.bind(3, unit.name())
				.then());
	}

	private static Department department(Readable row) {
		return new Department(new RegionCode(Objects.requireNonNull(row.get(0, String.class))),
				new DepartmentCode(Objects.requireNonNull(row.get(1, String.class))),
				Objects.requireNonNull(row.get(2, String.class)));
	}

}
