package org.jiheng.oversight.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.oversight.Overseeing;
import org.jiheng.oversight.OversightGrant;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import graphql.schema.DataFetchingEnvironment;
import reactor.core.publisher.Mono;

/** What counties grant to those above them. */
@Controller
class OversightController {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final Overseeing overseeing;

	private final Clock clock = Clock.systemUTC();

	OversightController(Overseeing overseeing) {
		this.overseeing = overseeing;
	}

	@QueryMapping
	Mono<Connection<OversightGrant>> oversightGrants(@Argument boolean past, @Arguments PageArguments page) {
		Paging paging = page.over("OversightGrant", past);
		return overseeing.list(past, paging.request())
			.map(found -> paging.connection(found, () -> overseeing.count(past)));
	}

	@MutationMapping
	Mono<OversightGrantPayload> grantOversight(@Argument GrantOversightInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> overseeing.grant(input.terms(LocalDate.now(clock.withZone(CHINA))), act(environment)))
			.transform(OversightController::payload);
	}

	@MutationMapping
	Mono<OversightGrantPayload> revokeOversight(@Argument RevokeOversightInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> overseeing.revoke(input.key(), act(environment)))
			.transform(OversightController::payload);
	}

	private static Mono<OversightGrantPayload> payload(Mono<OversightGrant> done) {
		return done.map(grant -> new OversightGrantPayload(grant, List.of()))
			.transform(Mendable.into(problems -> new OversightGrantPayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
