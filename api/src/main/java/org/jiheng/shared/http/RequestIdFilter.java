package org.jiheng.shared.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.shared.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Names every request: by the X-Request-Id that it brings, if that is 8 to 64 letters,
 * digits, dots, underscores and hyphens, else by a new one. The answer says which.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {

	static final String HEADER = "X-Request-Id";

	private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String brought = exchange.getRequest().getHeaders().getFirst(HEADER);
		String id = brought != null && WELL_FORMED.matcher(brought).matches() ? brought : UUID.randomUUID().toString();
		exchange.getAttributes().put(HEADER, id);
		exchange.getResponse().getHeaders().set(HEADER, id);
		return chain.filter(exchange).contextWrite(context -> RequestId.put(id, context));
	}

	/** What a handler outside the filters can still know it by. */
	static @Nullable String of(ServerWebExchange exchange) {
		return exchange.getAttribute(HEADER);
	}

}
