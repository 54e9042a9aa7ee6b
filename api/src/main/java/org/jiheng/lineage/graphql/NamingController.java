package org.jiheng.lineage.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.department.DepartmentAlias;
import org.jiheng.lineage.Naming;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Departments that documents call by other names. */
@Controller
class NamingController {

	private final Naming naming;

	NamingController(Naming naming) {
		this.naming = naming;
	}

	@MutationMapping
	Mono<DepartmentAliasPayload> confirmDepartmentAlias(@Argument ConfirmDepartmentAliasInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> naming.confirm(input.department(), input.unit(), input.name(), act(environment)))
			.transform(NamingController::payload);
	}

	@MutationMapping
	Mono<DepartmentAliasPayload> withdrawDepartmentAlias(@Argument WithdrawDepartmentAliasInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> naming.withdraw(input.name(), act(environment))).transform(NamingController::payload);
	}

	private static Mono<DepartmentAliasPayload> payload(Mono<DepartmentAlias> done) {
		return done.map(alias -> new DepartmentAliasPayload(alias, List.of()))
			.transform(Mendable.into(problems -> new DepartmentAliasPayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
