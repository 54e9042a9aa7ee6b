package org.jiheng.trusted.graphql;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustedProperties.class)
class TrustedConfiguration {

	/** Before Spring's own, which allows nothing but POST. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<ServerResponse> trustedDocumentsByGet(TrustedReader reader) {
		return RouterFunctions.route(
				RequestPredicates.GET("/graphql").and(RequestPredicates.queryParam("documentId", given -> true)),
				reader::read);
	}

}
