package org.jiheng.population.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jiheng.audit.Act;
import org.jiheng.population.Loading;
import org.jiheng.shared.graphql.Mendable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Loads populations. */
@Controller
class PopulationController {

	private final Loading loading;

	PopulationController(Loading loading) {
		this.loading = loading;
	}

	@MutationMapping
	Mono<LoadPopulationPayload> loadPopulation(@Argument LoadPopulationInput input,
			DataFetchingEnvironment environment) {
		return Mono
			.defer(() -> loading.load(input.province(), input.csv(), input.source(),
					Act.asked("loadPopulation", Objects.requireNonNull(environment.getArgument("input")))))
			.map(LoadPopulationPayload::of)
			.transform(Mendable.into(problems -> new LoadPopulationPayload(null, null, null, problems)));
	}

}
