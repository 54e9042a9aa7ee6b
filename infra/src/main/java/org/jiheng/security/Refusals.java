package org.jiheng.security;

import org.jiheng.shared.Problem;
import org.jiheng.shared.http.ProblemAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers to those who are not let in: the API's codes, where to get a token (RFC
 * 9728), and nothing about why a token does not hold.
 */
final class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

	private final JsonMapper json;

	private final ProtectedResource resource;

	Refusals(JsonMapper json, ProtectedResource resource) {
		this.json = json;
		this.resource = resource;
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		if (failure instanceof AuthenticationServiceException) {
			headers.set(HttpHeaders.RETRY_AFTER, "10");
			return answer(exchange, new Problem.Unavailable("暂时无法核验身份，请稍后重试"));
		}
		boolean tokenGiven = failure instanceof OAuth2AuthenticationException;
		headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer " + (tokenGiven ? "error=\"invalid_token\", " : "")
				+ "resource_metadata=\"" + resource.metadataUri(exchange.getRequest()) + "\"");
		return answer(exchange, new Problem.Unauthenticated(tokenGiven ? "令牌无效或已过期" : "请先登录"));
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
		return answer(exchange, new Problem.Forbidden("无权访问"));
	}

	private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
		ProblemAnswer answer = ProblemAnswer.of(problem);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(answer.status());
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		byte[] bytes = json.writeValueAsBytes(answer.body());
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
	}

}
