package org.jiheng.shared.http;

import java.util.List;
import java.util.Map;
import org.jiheng.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure outside GraphQL with the same codes and the same shape as inside.
 * It stands before Spring Boot's own handler, which is at -1.
 */
@Component
@Order(-2)
class ProblemExceptionHandler implements WebExceptionHandler {

	private final JsonMapper json;

	ProblemExceptionHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		ProblemAnswer answer = answer(failure, RequestIdFilter.of(exchange));
		response.setStatusCode(answer.status());
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		if (failure instanceof ErrorResponse told && told.getHeaders().getAllow() != null) {
			response.getHeaders().setAllow(told.getHeaders().getAllow());
		}
		DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(answer.body()));
		return response.writeWith(Mono.just(body));
	}

	private static ProblemAnswer answer(Throwable failure, @Nullable String requestId) {
		if (failure instanceof DataBufferLimitException || failure.getCause() instanceof DataBufferLimitException) {
			return told(HttpStatus.CONTENT_TOO_LARGE);
		}
		@Nullable HttpStatus status = failure instanceof ErrorResponse told ? resolved(told.getStatusCode()) : null;
		return Problems.in(failure).isPresent() || status == null || status.is5xxServerError()
				? Problems.answer(failure, requestId) : told(status);
	}

	private static @Nullable HttpStatus resolved(HttpStatusCode code) {
		return HttpStatus.resolve(code.value());
	}

	private static ProblemAnswer told(HttpStatus status) {
		return switch (status) {
			case UNAUTHORIZED -> ProblemAnswer.of(new Problem.Unauthenticated("请先登录"));
			case FORBIDDEN -> ProblemAnswer.of(new Problem.Forbidden("当前身份无权进行此操作"));
			case NOT_FOUND -> ProblemAnswer.of(new Problem.NotFound("没有这个地址"));
			case CONTENT_TOO_LARGE -> new ProblemAnswer(status, "LIMIT_EXCEEDED", "请求体过大", Map.of("reason", "BODY"));
			case METHOD_NOT_ALLOWED -> invalid(status, "METHOD", "此地址不接受这个 HTTP 方法");
			case UNSUPPORTED_MEDIA_TYPE -> invalid(status, "MEDIA_TYPE", "不支持这种 Content-Type");
			case NOT_ACCEPTABLE -> invalid(status, "ACCEPT", "无法以所要求的类型回答");
			default -> invalid(status, "REQUEST", "请求无法读取");
		};
	}

	private static ProblemAnswer invalid(HttpStatus status, String reason, String message) {
		return new ProblemAnswer(status, "INVALID_INPUT", message, Map.of("reason", reason, "argument", List.of()));
	}

}
