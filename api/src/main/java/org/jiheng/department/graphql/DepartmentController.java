package org.jiheng.department.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.county.Counties;
import org.jiheng.county.County;
import org.jiheng.department.Department;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Departments and their counties, each level in one statement. */
@Controller
class DepartmentController {

	private final Departments departments;

	private final DepartmentAliases aliases;

	private final Counties counties;

	DepartmentController(Departments departments, DepartmentAliases aliases, Counties counties) {
		this.departments = departments;
		this.aliases = aliases;
		this.counties = counties;
	}

	@BatchMapping
	Mono<Map<County, List<Department>>> departments(List<County> counties) {
		return departments.inCounties(counties.stream().map(County::code).collect(Collectors.toSet()))
			.map(found -> counties.stream()
				.distinct()
				.collect(Collectors.toMap(county -> county, county -> found.getOrDefault(county.code(), List.of()))));
	}

	@BatchMapping
	Mono<Map<Department, County>> county(List<Department> departments) {
		return counties.of(departments.stream().map(Department::county).collect(Collectors.toSet())).map(found -> {
			Map<Department, County> byDepartment = new HashMap<>();
			departments.forEach(department -> byDepartment.put(department, found.get(department.county())));
			return byDepartment;
		});
	}

	@BatchMapping
	Mono<Map<Department, List<DepartmentAlias>>> aliases(List<Department> departments) {
		return aliases.of(departments.stream().map(DepartmentController::key).collect(Collectors.toSet()))
			.map(found -> departments.stream()
				.distinct()
				.collect(Collectors.toMap(department -> department,
						department -> found.getOrDefault(key(department), List.of()))));
	}

	private static DepartmentKey key(Department department) {
		return new DepartmentKey(department.county(), department.code());
	}

	@SchemaMapping
	String id(Department department) {
		return DepartmentNodes.id(department).toString();
	}

}
