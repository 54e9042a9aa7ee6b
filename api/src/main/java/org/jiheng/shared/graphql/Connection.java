package org.jiheng.shared.graphql;

import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A page of a list as Relay shapes it, with the nodes once more for clients that need no
 * cursors. The total is counted only when it is asked for.
 */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, Supplier<Mono<Integer>> total) {

	public Connection {
		edges = List.copyOf(edges);
	}

	public List<T> nodes() {
		return edges.stream().map(Edge::node).toList();
	}

	public Mono<Integer> totalCount() {
		return total.get();
	}
}
