package org.jiheng.tenancy.http;

import java.time.Duration;
import java.util.Map;
import org.jiheng.shared.graphql.Spent;
import org.jiheng.shared.http.ProblemAnswer;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.Scope;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one tenant's load from starving another's: each has so many requests worked on at
 * once, and so much cost of queries in the long run. Stands behind the filter that finds
 * the scope. Streams, which last, have limits of their own.
 */
@Component
@Order(1)
@EnableConfigurationProperties(ShareProperties.class)
class ShareFilter implements WebFilter {

	private final Turns turns;

	private final CostBudgets budgets;

	private final JsonMapper json;

	ShareFilter(ShareProperties share, JsonMapper json) {
		this.turns = new Turns(share);
		this.budgets = new CostBudgets(share);
		this.json = json;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.deferContextual(context -> CurrentScope.in(context)
			.filter(Scope.Regional.class::isInstance)
			.filter(scope -> !lasts(exchange.getRequest().getHeaders()))
			.map(scope -> shared(((Scope.Regional) scope).region().value(), exchange, chain.filter(exchange)))
			.orElseGet(() -> chain.filter(exchange)));
	}

	private Mono<Void> shared(String tenant, ServerWebExchange exchange, Mono<Void> work) {
		Duration wait = budgets.wait(tenant);
		if (!wait.isZero()) {
			return refused(exchange.getResponse(), "TENANT_COST", "本县（或本级监督）近期查询的成本已用完", 1 + wait.toSeconds());
		}
		var spent = new Spent();
		return turns.take(tenant, work.doFinally(end -> budgets.pay(tenant, spent.cost())).contextWrite(spent::in))
			.onErrorResume(Turns.TooMany.class,
					full -> refused(exchange.getResponse(), "TENANT_BUSY", "本县（或本级监督）同时进行的请求过多", 1));
	}

	private static boolean lasts(HttpHeaders headers) {
		return headers.getUpgrade() != null || headers.getAccept().contains(MediaType.TEXT_EVENT_STREAM);
	}

	private Mono<Void> refused(ServerHttpResponse response, String reason, String message, long seconds) {
		var answer = new ProblemAnswer(HttpStatus.TOO_MANY_REQUESTS, "LIMIT_EXCEEDED", message,
				Map.of("reason", reason, "suggestion", "请在 " + seconds + " 秒后重试，并减少同时发出的请求"));
		response.setStatusCode(answer.status());
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		return response
			.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(answer.body()))));
	}

}
