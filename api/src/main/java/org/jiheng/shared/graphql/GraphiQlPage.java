package org.jiheng.shared.graphql;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves GraphiQL from the application itself, where {@code jiheng.graphql.graphiql} says
 * so; the page may talk to this server only.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("jiheng.graphql.graphiql")
class GraphiQlPage {

	/** The editor sets styles on elements; nothing else is inline, nothing is foreign. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	@Bean
	RouterFunction<ServerResponse> graphiQlRoutes() {
		return RouterFunctions.route()
			.GET("/graphiql", GraphiQlPage::page)
			.resources("/graphiql/*.js", new ClassPathResource("graphiql/"))
			.resources("/graphiql/*.css", new ClassPathResource("graphiql/"))
			.build();
	}

	private static Mono<ServerResponse> page(ServerRequest request) {
		return ServerResponse.ok()
			.contentType(MediaType.TEXT_HTML)
			.header("Content-Security-Policy", POLICY)
			.bodyValue(new ClassPathResource("graphiql/index.html"));
	}

}
