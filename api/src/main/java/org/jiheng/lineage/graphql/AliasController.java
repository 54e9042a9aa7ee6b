package org.jiheng.lineage.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.lineage.Aliasing;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Projects that go on under another key. */
@Controller
class AliasController {

	private final Aliasing aliasing;

	AliasController(Aliasing aliasing) {
		this.aliasing = aliasing;
	}

	@MutationMapping
	Mono<ProjectAliasPayload> confirmProjectAlias(@Argument ConfirmProjectAliasInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> aliasing.confirm(input.earlier(), input.later(), input.basis(), act(environment)))
			.transform(AliasController::payload);
	}

	@MutationMapping
	Mono<ProjectAliasPayload> withdrawProjectAlias(@Argument WithdrawProjectAliasInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> aliasing.withdraw(input.earlier(), act(environment)))
			.transform(AliasController::payload);
	}

	private static Mono<ProjectAliasPayload> payload(Mono<ProjectAlias> done) {
		return done.map(alias -> new ProjectAliasPayload(alias, List.of()))
			.transform(Mendable.into(problems -> new ProjectAliasPayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
