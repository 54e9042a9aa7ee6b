package org.jiheng.publication.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.audit.Act;
import org.jiheng.audit.Writes;
import org.jiheng.audit.Written;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.graphql.BudgetId;
import org.jiheng.county.County;
import org.jiheng.publication.Publication;
import org.jiheng.publication.Publications;
import org.jiheng.publication.Publishing;
import org.jiheng.shared.graphql.Mendable;
import org.jiheng.tenancy.RegionCode;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What counties publish, and how. */
@Controller
class PublicationController {

	private final Publishing publishing;

	private final Publications publications;

	private final Writes writes;

	PublicationController(Publishing publishing, Publications publications, Writes writes) {
		this.publishing = publishing;
		this.publications = publications;
		this.writes = writes;
	}

	@MutationMapping
	Mono<SetPublicationPayload> setPublication(@Argument SetPublicationInput input,
			DataFetchingEnvironment environment) {
		return Mono.defer(() -> writes.inOne(act(environment), tenant -> publishing.show(input.shown()), county -> {
			var code = new RegionCode(county);
			return publications.shown(Set.of(code))
				.map(shown -> new SetPublicationPayload(shown.getOrDefault(code, false), List.of()));
		})).transform(Mendable.into(problems -> new SetPublicationPayload(null, problems)));
	}

	@MutationMapping
	Mono<PublicationPayload> publishBudget(@Argument PublishBudgetInput input, DataFetchingEnvironment environment) {
		return done(input.budget(), environment, key -> publishing.publish(key, input.clearances()));
	}

	@MutationMapping
	Mono<PublicationPayload> withdrawPublication(@Argument WithdrawPublicationInput input,
			DataFetchingEnvironment environment) {
		return done(input.budget(), environment, key -> publishing.withdraw(key, input.reason()));
	}

	@BatchMapping(typeName = "Budget", field = "publication")
	Mono<Map<Budget, Publication>> ofBudgets(List<Budget> all) {
		return publications.of(all.stream().map(budget -> budget.key().standing()).collect(toSet())).map(found -> {
			Map<Budget, Publication> published = new HashMap<>();
			all.forEach(budget -> published.put(budget, found.get(budget.key().standing())));
			return published;
		});
	}

	@BatchMapping
	Mono<Map<County, Boolean>> publicationShown(List<County> all) {
		return publications.shown(all.stream().map(County::code).collect(toSet())).map(found -> {
			Map<County, Boolean> shown = new HashMap<>();
			all.forEach(county -> shown.put(county, found.get(county.code())));
			return shown;
		});
	}

	@SchemaMapping
	int snapshotNumber(Publication publication) {
		return publication.snapshot().number();
	}

	private Mono<PublicationPayload> done(String budget, DataFetchingEnvironment environment,
			Function<BudgetKey, Mono<Written>> work) {
		return Mono.defer(() -> {
			BudgetKey key = BudgetId.required(budget);
			return writes.inOne(act(environment), tenant -> Mono.defer(() -> work.apply(key)),
					reference -> publications.of(Set.of(key))
						.map(found -> new PublicationPayload(found.get(key), List.of())));
		}).transform(Mendable.into(problems -> new PublicationPayload(null, problems)));
	}

	private static Act act(DataFetchingEnvironment environment) {
		return Act.asked(environment.getField().getName(), Objects.requireNonNull(environment.getArgument("input")));
	}

}
