package org.jiheng.county.graphql;

import java.util.List;
import java.util.Set;
import org.jiheng.county.Counties;
import org.jiheng.county.County;
import org.jiheng.county.CountyFilter;
import org.jiheng.county.Onboarding;
import org.jiheng.shared.graphql.Connection;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.PageArguments;
import org.jiheng.shared.graphql.Paging;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The counties on this instance, and how one comes to be there. */
@Controller
class CountyController {

	private final Counties counties;

	private final Onboarding onboarding;

	CountyController(Counties counties, Onboarding onboarding) {
		this.counties = counties;
		this.onboarding = onboarding;
	}

	@QueryMapping
	Mono<County> county(@Argument RegionCode code) {
		return counties.of(Set.of(code)).mapNotNull(found -> found.get(code));
	}

	@QueryMapping
	Mono<Connection<County>> counties(@Argument @Nullable CountyFilterInput filter, @Arguments PageArguments page) {
		CountyFilter wanted = (filter == null ? CountyFilterInput.NONE : filter).filter();
		Paging paging = page.over("County", wanted.codes().stream().sorted().toList(), wanted.nameContains());
		return counties.list(wanted, paging.request())
			.map(found -> paging.connection(found, () -> counties.count(wanted)));
	}

	@MutationMapping
	Mono<OnboardCountyPayload> onboardCounty(@Argument OnboardCountyInput input) {
		return Mono.defer(
				() -> onboarding.onboard(input.code(), input.financeSubject(), input.idempotencyKey(), input.dryRun()))
			.map(county -> new OnboardCountyPayload(county, List.of()))
			.transform(Mendable.into(problems -> new OnboardCountyPayload(null, problems)));
	}

	@SchemaMapping
	String id(County county) {
		return CountyNodes.id(county).toString();
	}

}
