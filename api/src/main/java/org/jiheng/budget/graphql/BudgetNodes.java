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
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The global ids of budgets, projects and indicators, made of their natural keys. */
@Configuration(proxyBeanMethods = false)
class BudgetNodes {

	static NodeId id(BudgetKey key) {
		return NodeId.of("Budget", key.county(), key.year(), key.department());
	}

	static NodeId id(ProjectKey key) {
		return NodeId.of("Project", key.budget().county(), key.budget().year(), key.budget().department(),
				key.number());
	}

	static NodeId id(IndicatorKey key) {
		return NodeId.of("Indicator", key.budget().county(), key.budget().year(), key.budget().department(),
				key.number());
	}

	@Bean
	NodeResolver<Budget> nodesOfBudgets(Budgets budgets) {
		return new Resolver<>("Budget", Budget.class, id -> budget(id.key()), BudgetNodes::id, budgets::of);
	}

	@Bean
	NodeResolver<Project> nodesOfProjects(Projects projects) {
		return new Resolver<>("Project", Project.class,
				id -> new ProjectKey(budget(id.key()), Integer.parseInt(id.key().getLast())), BudgetNodes::id,
				projects::of);
	}

	@Bean
	NodeResolver<Indicator> nodesOfIndicators(Indicators indicators) {
		return new Resolver<>("Indicator", Indicator.class,
				id -> new IndicatorKey(budget(id.key()), Integer.parseInt(id.key().getLast())), BudgetNodes::id,
				indicators::of);
	}

	static BudgetKey budget(List<String> key) {
		if (key.size() < 3) {
			throw new IllegalArgumentException("a budget has a county, a year and a department");
		}
		return new BudgetKey(new RegionCode(key.get(0)), new FiscalYear(Integer.parseInt(key.get(1))),
				new DepartmentCode(key.get(2)));
	}

	private record Resolver<K, T>(String type, Class<T> javaType, Function<NodeId, K> read, Function<K, NodeId> write,
			BiFunction<Set<K>, Detail, Mono<Map<K, T>>> find) implements NodeResolver<T> {

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
			try {
				return Optional.of(read.apply(id)).filter(key -> write.apply(key).equals(id));
			}
			catch (IllegalArgumentException _) {
				return Optional.empty();
			}
		}
	}

}
