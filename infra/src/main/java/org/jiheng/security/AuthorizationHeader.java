package org.jiheng.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
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

	/**
	 * What was read of a header a moment ago: the pattern that tokens have to match costs
	 * more than believing one that is known.
	 */
	private final Cache<String, String> tokens = Caffeine.newBuilder()
		.maximumWeight(1_000_000)
		.weigher((String header, String token) -> header.length())
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		List<String> values = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
		if (values.isEmpty()) {
			return Mono.empty();
		}
		if (values.size() > 1) {
			return Mono.error(
					new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("more than one Authorization")));
		}
		String header = values.getFirst();
		String known = tokens.getIfPresent(header);
		return known != null ? Mono.just(new BearerTokenAuthenticationToken(known))
				: bearer.convert(exchange).doOnNext(read -> remember(header, read));
	}

	private void remember(String header, Authentication read) {
		if (read instanceof BearerTokenAuthenticationToken bearerToken) {
			tokens.put(header, bearerToken.getToken());
		}
	}

}
