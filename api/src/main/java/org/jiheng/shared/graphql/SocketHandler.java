package org.jiheng.shared.graphql;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webflux.GraphQlWebSocketHandler;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Spring's GraphQL over WebSocket, for sockets that end when their holder is not let in
 * any more, when they have lasted long enough and when the application closes. Other
 * origins are told apart before, by CrossOrigin.
 */
@Component
class SocketHandler extends GraphQlWebSocketHandler {

	private final StreamLimits limits;

	private final Occupancy sockets;

	private final AtomicInteger opened = new AtomicInteger();

	private final Sinks.One<CloseStatus> closing = Sinks.one();

	SocketHandler(WebGraphQlHandler handler, ServerCodecConfigurer codecs, GraphQlProperties properties,
			StreamLimits limits) {
		super(handler, codecs, properties.getWebsocket().getConnectionInitTimeout(),
				properties.getWebsocket().getKeepAlive(), null);
		this.limits = limits;
		this.sockets = new Occupancy("SOCKETS", "同时打开的连接数", limits.all(), limits.each());
	}

	@Override
	public Mono<Void> handle(WebSocketSession session) {
		var life = new SocketLife(sockets);
		if (opened.incrementAndGet() - sockets.total() > limits.strangers()) {
			opened.decrementAndGet();
			return session.close(CloseStatus.SERVICE_OVERLOAD);
		}
		life.keep(session.getAttributes());
		Mono<CloseStatus> end = Mono.firstWithValue(life.ended(), closing.asMono(),
				Mono.delay(limits.longest()).thenReturn(CloseStatus.GOING_AWAY));
		return Mono.firstWithSignal(super.handle(session), end.flatMap(session::close)).doFinally(signal -> {
			opened.decrementAndGet();
			life.leave();
		});
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		closing.tryEmitValue(CloseStatus.GOING_AWAY);
	}

	/** How many sockets are open whose holder is known. */
	int open() {
		return sockets.total();
	}

}
