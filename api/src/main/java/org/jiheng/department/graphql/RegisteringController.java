package org.jiheng.department.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.department.DepartmentAliases;
import org.jiheng.department.DepartmentKey;
import org.jiheng.department.Departments;
import org.jiheng.department.Registering;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Registers departments and their units. */
@Controller
class RegisteringController {

	private final Departments departments;

	private final Writes writes;

	private final Registering registering;

	RegisteringController(Departments departments, DepartmentAliases aliases, Writes writes) {
		this.departments = departments;
		this.writes = writes;
		this.registering = new Registering(departments, aliases);
	}

	@MutationMapping
	Mono<RegisterDepartmentPayload> registerDepartment(@Argument RegisterDepartmentInput input,
			DataFetchingEnvironment environment) {
		Act act = Act.asked("registerDepartment", Objects.requireNonNull(environment.getArgument("input")));
		return writes.inOne(act, tenant -> registering.register(input.code(), input.name()), reference -> read(input))
			.transform(Mendable.into(problems -> new RegisterDepartmentPayload(null, problems)));
	}

	@MutationMapping
	Mono<RegisterBudgetUnitPayload> registerBudgetUnit(@Argument RegisterBudgetUnitInput input,
			DataFetchingEnvironment environment) {
		Act act = Act.asked("registerBudgetUnit", Objects.requireNonNull(environment.getArgument("input")));
		return writes.inOne(act, tenant -> registering.register(input.code(), input.name()), reference -> read(input))
			.transform(Mendable.into(problems -> new RegisterBudgetUnitPayload(null, problems)));
	}

	private Mono<RegisterBudgetUnitPayload> read(RegisterBudgetUnitInput input) {
		return CurrentScope.get()
			.cast(Scope.Tenant.class)
			.flatMap(tenant -> departments.unitsIn(tenant.county()))
			.map(units -> new RegisterBudgetUnitPayload(
					units.stream().filter(unit -> unit.code().equals(input.code())).findFirst().orElse(null),
					List.of()));
	}

	private Mono<RegisterDepartmentPayload> read(RegisterDepartmentInput input) {
		return CurrentScope.get().cast(Scope.Tenant.class).flatMap(tenant -> {
			var key = new DepartmentKey(tenant.county(), input.code());
			return departments.of(Set.of(key)).map(found -> new RegisterDepartmentPayload(found.get(key), List.of()));
		});
	}

}
