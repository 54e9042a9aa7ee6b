package org.jiheng.review.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.PropertyDataFetcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Projects;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.CheckRule;
import org.jiheng.review.FindingPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Fields of findings, their rules and their places. */
@Controller
class FindingFields {

	private final Projects projects;

	private final Indicators indicators;

	FindingFields(Projects projects, Indicators indicators) {
		this.projects = projects;
		this.indicators = indicators;
	}

	/** A place in its budget, as GraphQL shows it. */
	record Spot(BudgetKey budget, FindingPlace place) {
	}

	@SchemaMapping
	List<Spot> anchors(BudgetFinding finding) {
		return finding.places().stream().map(place -> new Spot(finding.key().budget(), place)).toList();
	}

	/** One statement; what was removed since is not there. */
	@BatchMapping(typeName = "Anchor")
	Mono<Map<Spot, Project>> project(List<Spot> spots) {
		Map<Spot, ProjectKey> keys = new HashMap<>();
		spots.forEach(spot -> {
			Integer number = spot.place().anchor().project();
			if (number != null) {
				keys.put(spot, new ProjectKey(spot.budget(), number));
			}
		});
		return projects.of(Set.copyOf(keys.values()), Detail.VALUES).map(found -> there(keys, found));
	}

	/** One statement; what was removed since is not there. */
	@BatchMapping(typeName = "Anchor")
	Mono<Map<Spot, Indicator>> indicator(List<Spot> spots) {
		Map<Spot, IndicatorKey> keys = new HashMap<>();
		spots.forEach(spot -> {
			Integer number = spot.place().anchor().indicator();
			if (number != null) {
				keys.put(spot, new IndicatorKey(spot.budget(), number));
			}
		});
		return indicators.of(Set.copyOf(keys.values()), Detail.VALUES).map(found -> there(keys, found));
	}

	private static <K, V> Map<Spot, V> there(Map<Spot, K> keys, Map<K, V> found) {
		return keys.entrySet()
			.stream()
			.filter(each -> found.containsKey(each.getValue()))
			.collect(Collectors.toMap(Map.Entry::getKey, each -> Objects.requireNonNull(found.get(each.getValue()))));
	}

	@Configuration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		RuntimeWiringConfigurer findingFieldsWiring() {
			return wiring -> wiring
				.type("BudgetFinding",
						type -> type
							.dataFetcher("id",
									of(BudgetFinding.class, finding -> FindingIds.of(finding.key()).toString()))
							.dataFetcher("advisory", of(BudgetFinding.class, finding -> finding.check().advisory())))
				.type("Anchor",
						type -> type.dataFetcher("field", of(Spot.class, spot -> spot.place().anchor().field()))
							.dataFetcher("text", of(Spot.class, spot -> spot.place().text())))
				.type("CheckRule",
						type -> type.dataFetcher("code", of(CheckRule.class, CheckRule::check))
							.dataFetcher("number", of(CheckRule.class, rule -> rule.check().number()))
							.dataFetcher("name", of(CheckRule.class, rule -> rule.check().title()))
							.dataFetcher("defaultSeverity", of(CheckRule.class, rule -> rule.check().severity()))
							.dataFetcher("advisory", of(CheckRule.class, rule -> rule.check().advisory())));
		}

		/** As graphql-java's own kind of fetcher, which Spring leaves as it is. */
		private static <S, T extends @Nullable Object> DataFetcher<T> of(Class<S> type, Function<S, T> value) {
			return PropertyDataFetcher.fetching((@Nullable Object source) -> value.apply(type.cast(source)));
		}

	}

}
