package org.jiheng.budget.graphql;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jiheng.budget.Budget;
import org.jiheng.budget.BudgetKey;
import org.jiheng.budget.Budgets;
import org.jiheng.budget.Detail;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorKey;
import org.jiheng.budget.Indicators;
import org.jiheng.budget.Project;
import org.jiheng.budget.ProjectKey;
import org.jiheng.budget.Projects;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The global ids of budgets, projects and indicators, made of their natural keys. */
@Configuration(proxyBeanMethods = false)
class BudgetNodes {

	private static final String PROJECT = "Project";

	private static final String INDICATOR = "Indicator";

	static NodeId id(ProjectKey key) {
		return BudgetId.of(PROJECT, key.budget(), key.number());
	}

	static NodeId id(IndicatorKey key) {
		return BudgetId.of(INDICATOR, key.budget(), key.number());
	}

	static Optional<ProjectKey> project(NodeId id) {
		return BudgetId.numbered(id, PROJECT, ProjectKey::new);
	}

	static Optional<IndicatorKey> indicator(NodeId id) {
		return BudgetId.numbered(id, INDICATOR, IndicatorKey::new);
	}

	@Bean
	NodeResolver<Budget> nodesOfBudgets(Budgets budgets) {
		return new Resolver<BudgetKey, Budget>("Budget", Budget.class, BudgetId::read, BudgetId::of, budgets::of);
	}

	@Bean
	NodeResolver<Project> nodesOfProjects(Projects projects) {
		return new Resolver<ProjectKey, Project>(PROJECT, Project.class, BudgetNodes::project, BudgetNodes::id,
				projects::of);
	}

	@Bean
	NodeResolver<Indicator> nodesOfIndicators(Indicators indicators) {
		return new Resolver<IndicatorKey, Indicator>(INDICATOR, Indicator.class, BudgetNodes::indicator,
				BudgetNodes::id, indicators::of);
	}

	private record Resolver<K, T>(String type, Class<T> javaType, Function<NodeId, Optional<K>> read,
			Function<K, NodeId> write, BiFunction<Set<K>, Detail, Mono<Map<K, T>>> find) implements NodeResolver<T> {

		@Override
		public Mono<Map<NodeId, T>> resolve(List<NodeId> ids) {
			Map<K, NodeId> keys = new HashMap<>();
			ids.forEach(id -> key(id).ifPresent(key -> keys.put(key, id)));
			return find.apply(keys.keySet(), Detail.VALUES_AND_PROVENANCE)
				.map(found -> found.entrySet()
					.stream()
					.collect(toMap(each -> write.apply(each.getKey()), Map.Entry::getValue)));
		}

		/** Only the one way in which an id is written stands for its object. */
		private Optional<K> key(NodeId id) {
			return read.apply(id).filter(key -> write.apply(key).equals(id));
		}
	}

}
