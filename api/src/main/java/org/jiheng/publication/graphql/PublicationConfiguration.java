package org.jiheng.publication.graphql;

import java.util.Set;
import org.jiheng.membership.Scopes;
import org.jiheng.publication.Editions;
import org.jiheng.publication.Publications;
import org.jiheng.publication.Publishing;
import org.jiheng.review.Checking;
import org.jiheng.snapshot.Snapshots;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.graphql.server.webflux.GraphQlRequestPredicates;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicReaderProperties.class)
class PublicationConfiguration {

	static final String PATH = "/public/graphql";

	@Bean
	Publishing publishing(Publications publications, Snapshots snapshots, Checking checking) {
		return new Publishing(publications, snapshots, checking);
	}

	/**
	 * The same engine and limits as the API's own, entered as everyone, whoever asks.
	 * There is neither a socket nor a stream.
	 */
	@Bean
	RouterFunction<ServerResponse> publicReader(GraphQlHttpHandler graphQl, Scopes scopes,
			PublicReaderProperties properties) {
		return RouterFunctions.route()
			.route(GraphQlRequestPredicates.graphQlHttp(PATH),
					request -> scopes.anonymously(graphQl.handleRequest(request)))
			.POST(PATH, request -> Mono.error(new UnsupportedMediaTypeStatusException("not a GraphQL request")))
			.GET(PATH, request -> Mono.error(new MethodNotAllowedException(HttpMethod.GET, Set.of(HttpMethod.POST))))
			.filter(new AddressLimits(properties))
			.build();
	}

	/** Where a number printed on a document is looked up; entered as everyone, too. */
	@Bean
	RouterFunction<ServerResponse> verification(Editions editions, Scopes scopes, PublicReaderProperties properties) {
		VerificationPage page = new VerificationPage(editions);
		return RouterFunctions.route()
			.GET("/verify/{hash}", request -> scopes.anonymously(page.answer(request)))
			.filter(new AddressLimits(properties))
			.build();
	}

}
