package org.jiheng.membership.http;

import org.jiheng.membership.Caller;
import org.jiheng.membership.Scopes;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.http.ProblemAnswer;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives every request of a bearer the scope of the acting membership, which the header
 * Jiheng-Membership may name. Stands behind Spring Security's filter, at -100; a request
 * without a token goes on without a scope.
 */
@Component
@Order(0)
class ScopeFilter implements WebFilter {

	static final String HEADER = "Jiheng-Membership";

	private final Scopes scopes;

	private final JsonMapper json;

	ScopeFilter(Scopes scopes, JsonMapper json) {
		this.scopes = scopes;
		this.json = json;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return exchange.getPrincipal()
			.ofType(JwtAuthenticationToken.class)
			.map(token -> scoped(token.getToken(), exchange, chain))
			.defaultIfEmpty(chain.filter(exchange))
			.flatMap(work -> work);
	}

	private Mono<Void> scoped(Jwt token, ServerWebExchange exchange, WebFilterChain chain) {
		String subject = token.getSubject();
		var caller = new Caller(subject == null ? "" : subject, token.getClaimAsString("name"), verifiedEmail(token));
		return scopes.act(caller, exchange.getRequest().getHeaders().getFirst(HEADER), chain.filter(exchange))
			.onErrorResume(ProblemException.class, refusal -> answer(exchange.getResponse(), refusal));
	}

	/** An address that the issuer does not vouch for is nobody's. */
	private static @Nullable String verifiedEmail(Jwt token) {
		return Boolean.TRUE.equals(token.getClaim("email_verified")) && token.getClaim("email") instanceof String email
				&& Subject.fits(email) ? email : null;
	}

	private Mono<Void> answer(ServerHttpResponse response, ProblemException refusal) {
		if (response.isCommitted()) {
			return Mono.error(refusal);
		}
		ProblemAnswer answer = ProblemAnswer.of(refusal.problem());
		response.setStatusCode(answer.status());
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		byte[] body = json.writeValueAsBytes(answer.body());
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
