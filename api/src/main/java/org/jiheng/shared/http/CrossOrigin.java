package org.jiheng.shared.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;

/**
 * Answers browsers from other origins only where these are named under
 * {@code jiheng.cors.allowed-origins}; any other origin gets 403 before anything is done.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrossOrigin.Allowed.class)
class CrossOrigin {

	private static final Duration PREFLIGHT = Duration.ofMinutes(10);

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CorsWebFilter corsWebFilter(Allowed allowed) {
		var configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(allowed.allowedOrigins());
		configuration.setAllowedMethods(List.of("GET", "POST"));
		configuration.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE,
				"Jiheng-Membership", RequestIdFilter.HEADER));
		configuration.setExposedHeaders(List.of(HttpHeaders.LOCATION, RequestIdFilter.HEADER));
		configuration.setMaxAge(PREFLIGHT);
		return new CorsWebFilter(_ -> configuration);
	}

	/** The origins besides our own. */
	@ConfigurationProperties("jiheng.cors")
	record Allowed(@DefaultValue List<String> allowedOrigins) {
	}

}
