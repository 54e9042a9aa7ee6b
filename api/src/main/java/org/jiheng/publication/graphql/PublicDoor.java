package org.jiheng.publication.graphql;

import java.util.Set;
import org.jiheng.shared.graphql.OpenRoots;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Opens only the public's own questions to requests that act for nobody. Introspection is
 * told or refused as at the API's own address.
 */
@Component
class PublicDoor implements WebGraphQlInterceptor {

	private static final OpenRoots OPEN = new OpenRoots(
			Set.of("publishedBudgets", "publishedBudget", "__typename", "__schema", "__type"));

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.deferContextual(context -> {
			if (CurrentScope.in(context).filter(Scope.Public.class::isInstance).isPresent()) {
				request.configureExecutionInput(
						(input, builder) -> builder.graphQLContext(own -> own.put(OpenRoots.class, OPEN)).build());
			}
			return chain.next(request);
		});
	}

}
