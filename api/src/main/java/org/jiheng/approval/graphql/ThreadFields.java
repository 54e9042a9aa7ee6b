package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.toSet;

import graphql.schema.DataFetcher;
import graphql.schema.PropertyDataFetcher;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.approval.ReviewThread;
import org.jiheng.budget.Budget;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Projects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Fields of threads, and what they hang on. */
@Controller
class ThreadFields {

	private final Budgets budgets;

	private final Projects projects;

	private final Indicators indicators;

	ThreadFields(Budgets budgets, Projects projects, Indicators indicators) {
		this.budgets = budgets;
		this.projects = projects;
		this.indicators = indicators;
	}

	/** One statement for all threads. */
	@BatchMapping
	Mono<Map<ReviewThread, Budget>> budget(List<ReviewThread> all) {
		return budgets.of(all.stream().map(thread -> thread.content()).collect(toSet()), Detail.VALUES_AND_PROVENANCE)
			.map(found -> there(all, thread -> found.get(thread.content())));
	}

	/** One statement; what was removed since is not there. */
	@BatchMapping
	Mono<Map<ReviewThread, Project>> project(List<ReviewThread> all) {
		Map<ReviewThread, ProjectKey> keys = there(all, thread -> {
			Integer number = thread.anchor().project();
			return number == null ? null : new ProjectKey(thread.content(), number);
		});
		return projects.of(Set.copyOf(keys.values()), Detail.VALUES)
			.map(found -> there(keys.keySet(), thread -> found.get(keys.get(thread))));
	}

	/** One statement; what was removed since is not there. */
	@BatchMapping
	Mono<Map<ReviewThread, Indicator>> indicator(List<ReviewThread> all) {
		Map<ReviewThread, IndicatorKey> keys = there(all, thread -> {
			Integer number = thread.anchor().indicator();
			return number == null ? null : new IndicatorKey(thread.content(), number);
		});
		return indicators.of(Set.copyOf(keys.values()), Detail.VALUES)
			.map(found -> there(keys.keySet(), thread -> found.get(keys.get(thread))));
	}

	private static <V> Map<ReviewThread, V> there(Iterable<ReviewThread> threads,
			Function<ReviewThread, @Nullable V> part) {
		Map<ReviewThread, V> there = new HashMap<>();
		threads.forEach(thread -> {
			V value = part.apply(thread);
			if (value != null) {
				there.put(thread, value);
			}
		});
		return there;
	}

	@Configuration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		RuntimeWiringConfigurer threadFieldsWiring() {
			return wiring -> wiring.type("ReviewThread",
					type -> type.dataFetcher("id", of(thread -> ThreadIds.of(thread.key()).toString()))
						.dataFetcher("number", of(thread -> thread.key().number()))
						.dataFetcher("field", of(thread -> thread.anchor().field()))
						.dataFetcher("resolved", of(ReviewThread::resolved)));
		}

		/** As graphql-java's own kind of fetcher, which Spring leaves as it is. */
		private static <T extends @Nullable Object> DataFetcher<T> of(Function<ReviewThread, T> value) {
			return PropertyDataFetcher
				.fetching((@Nullable Object source) -> value.apply(ReviewThread.class.cast(source)));
		}

	}

}
