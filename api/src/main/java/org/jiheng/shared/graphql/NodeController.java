package org.jiheng.shared.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers node and nodes. A malformed id, an unknown type, an absent and a foreign object
 * all answer null.
 */
@Controller
class NodeController {

	static final int LARGEST = 100;

	private final Map<String, NodeResolver<?>> resolvers;

	NodeController(List<NodeResolver<?>> resolvers) {
		this.resolvers = resolvers.stream().collect(toMap(NodeResolver::type, Function.identity()));
	}

	@QueryMapping
	Mono<Object> node(@Argument String id) {
		return found(List.of(id)).mapNotNull(nodes -> nodes.get(id));
	}

	@QueryMapping
	Mono<List<@Nullable Object>> nodes(@Argument List<String> ids) {
		if (ids.size() > LARGEST) {
			throw new ProblemException(new Problem.LimitExceeded("NODES",
					"一次最多取 " + LARGEST + " 个对象，请求了 " + ids.size() + " 个", ids.size(), LARGEST));
		}
		return found(ids).map(nodes -> {
			List<@Nullable Object> inOrder = new ArrayList<>();
			ids.forEach(id -> inOrder.add(nodes.get(id)));
			return inOrder;
		});
	}

	private Mono<Map<String, Object>> found(List<String> ids) {
		Map<String, List<NodeId>> byType = ids.stream()
			.distinct()
			.map(NodeId::parse)
			.flatMap(Optional::stream)
			.filter(id -> resolvers.containsKey(id.type()))
			.collect(groupingBy(NodeId::type));
		return Flux.fromIterable(byType.entrySet())
			.concatMap(wanted -> resolved(wanted.getKey(), wanted.getValue()))
			.collect(HashMap::new, Map::putAll);
	}

	private Mono<Map<String, Object>> resolved(String type, List<NodeId> ids) {
		NodeResolver<?> resolver = resolvers.get(type);
		if (resolver == null) {
			return Mono.empty();
		}
		return resolver.resolve(ids).map(nodes -> {
			Map<String, Object> byId = new HashMap<>();
			nodes.forEach((id, node) -> byId.put(id.toString(), node));
			return byId;
		});
	}

	/** Tells which GraphQL type stands behind an object that is only known as a Node. */
	@Configuration(proxyBeanMethods = false)
	static class Types {

		@Bean
		RuntimeWiringConfigurer nodeTypes(List<NodeResolver<?>> resolvers) {
			return wiring -> wiring.type("Node",
					node -> node.typeResolver(environment -> resolvers.stream()
						.filter(resolver -> resolver.javaType().isInstance(environment.getObject()))
						.findFirst()
						.map(resolver -> environment.getSchema().getObjectType(resolver.type()))
						.orElse(null)));
		}

	}

}
