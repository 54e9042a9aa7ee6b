package org.jiheng.shared.graphql;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Finds the objects of one GraphQL type by their global ids. Each feature has a bean per
 * type that implements Node.
 *
 * @param <T> the Java type behind the GraphQL type
 */
public interface NodeResolver<T> {

	/** The GraphQL type, which is also the type of the ids: Budget. */
	String type();

	/** The Java class behind the GraphQL type. */
	Class<T> javaType();

	/**
	 * The objects that exist and are visible, each by its id, in as few statements as the
	 * ids allow; keys of a wrong shape are absent, never an error.
	 */
	Mono<Map<NodeId, T>> resolve(List<NodeId> ids);

}
