package org.jiheng.security;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the token from the one Authorization header; never from the address or the body,
 * and not at all when there are two headers to choose from.
 */
final class AuthorizationHeader implements ServerAuthenticationConverter {

	private final ServerAuthenticationConverter bearer = new ServerBearerTokenAuthenticationConverter();

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		List<String> values = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
		if (values.size() > 1) {
			return Mono.error(
					new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("more than one Authorization")));
		}
		return bearer.convert(exchange);
	}

}
