package org.jiheng.membership.http;

import org.jiheng.membership.Acting;
import org.jiheng.membership.Scopes;
import org.jiheng.membership.Staying;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.http.ProblemAnswer;
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
 * without a token goes on without a scope. The operations of a socket get theirs one by
 * one, by SocketInterceptor.
 */
@Component
@Order(0)
class ScopeFilter implements WebFilter {

	static final String HEADER = "Jiheng-Membership";

	private final Scopes scopes;

	private final Staying staying;

	private final JsonMapper json;

	ScopeFilter(Scopes scopes, Staying staying, JsonMapper json) {
		this.scopes = scopes;
		this.staying = staying;
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
		Mono<Void> watched = Acting.current()
			.flatMap(acting -> chain.filter(exchange)
				.contextWrite(context -> staying.over(acting, token.getTokenValue()).put(context)));
		return scopes.act(JwtBearers.caller(token), exchange.getRequest().getHeaders().getFirst(HEADER), watched)
			.onErrorResume(ProblemException.class, refusal -> answer(exchange.getResponse(), refusal));
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
