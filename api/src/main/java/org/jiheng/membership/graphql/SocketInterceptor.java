package org.jiheng.membership.graphql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.membership.Acting;
import org.jiheng.membership.Bearers;
import org.jiheng.membership.Membership;
import org.jiheng.membership.Scopes;
import org.jiheng.membership.Staying;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.shared.Watch;
import org.jiheng.shared.graphql.SocketLife;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives every operation of a socket the scope of the membership that the socket was
 * opened for. The token comes in the handshake's header or, from browsers, in
 * connection_init; so does the membership. Before that nothing is done.
 */
@Component
@Order(0)
class SocketInterceptor implements WebSocketGraphQlInterceptor {

	private static final String MEMBERSHIP = "Jiheng-Membership";

	private static final String AUTHORIZATION = "Authorization";

	private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

	private final Bearers bearers;

	private final Scopes scopes;

	private final Staying staying;

	SocketInterceptor(Bearers bearers, Scopes scopes, Staying staying) {
		this.bearers = bearers;
		this.scopes = scopes;
		this.staying = staying;
	}

	/** What a socket was opened with. */
	private record Holder(String token, @Nullable String membership) {
	}

	@Override
	public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
		SocketLife life = SocketLife.of(session.getAttributes());
		return token(session, payload)
			.flatMap(token -> bearers.of(token)
				.flatMap(caller -> scopes.act(caller, membership(session, payload), Acting.current()))
				.doOnNext(acting -> begin(life, acting, token)))
			.then(Mono.empty())
			.onErrorResume(ProblemException.class, refusal -> ended(life, refusal));
	}

	private void begin(SocketLife life, Acting acting, String token) {
		Watch watch = staying.over(acting, token);
		Membership membership = acting.membership();
		life.begin(watch.subject(), new Holder(token, membership == null ? null : membership.id().toString()),
				watch.refusal());
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		if (!(request instanceof WebSocketGraphQlRequest operation)) {
			return chain.next(request);
		}
		SocketLife life = SocketLife.of(operation.getSessionInfo().getAttributes());
		Holder holder = life.holder(Holder.class);
		if (holder == null) {
			return ended(life, unauthenticated());
		}
		Mono<WebGraphQlResponse> work = Acting.current()
			.flatMap(acting -> chain.next(request)
				.contextWrite(context -> staying.over(acting, holder.token()).put(context)));
		return bearers.of(holder.token())
			.flatMap(caller -> scopes.act(caller, holder.membership(), work))
			.onErrorResume(ProblemException.class, refusal -> ended(life, refusal));
	}

	/** The socket is closed instead of an answer. */
	private static <T> Mono<T> ended(SocketLife life, ProblemException refusal) {
		return Mono.defer(() -> {
			life.end(refusal.problem());
			return Mono.never();
		});
	}

	/** The one token; none at all when there are two to choose from. */
	private static Mono<String> token(WebSocketSessionInfo session, Map<String, Object> payload) {
		return session.getPrincipal()
			.ofType(JwtAuthenticationToken.class)
			.map(principal -> Optional.of(principal.getToken().getTokenValue()))
			.defaultIfEmpty(Optional.empty())
			.map(handshake -> {
				List<Object> values = values(payload, AUTHORIZATION);
				if (handshake.isPresent() && values.isEmpty()) {
					return handshake.get();
				}
				Matcher matcher = BEARER
					.matcher(values.size() == 1 && handshake.isEmpty() ? values.getFirst().toString() : "");
				if (!matcher.matches()) {
					throw unauthenticated();
				}
				return matcher.group(1);
			});
	}

	private static @Nullable String membership(WebSocketSessionInfo session, Map<String, Object> payload) {
		String header = session.getHeaders().getFirst(MEMBERSHIP);
		return header != null ? header
				: values(payload, MEMBERSHIP).stream().map(Object::toString).findFirst().orElse(null);
	}

	private static List<Object> values(Map<String, Object> payload, String name) {
		return payload.entrySet()
			.stream()
			.filter(entry -> entry.getKey().equalsIgnoreCase(name) && entry.getValue() != null)
			.map(Map.Entry::getValue)
			.toList();
	}

	private static ProblemException unauthenticated() {
		return new ProblemException(new Problem.Unauthenticated("请先登录"));
	}

}
