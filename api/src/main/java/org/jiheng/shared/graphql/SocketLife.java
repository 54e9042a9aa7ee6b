package org.jiheng.shared.graphql;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A socket from its handshake to its end: who holds it, once that is known, and what ends
 * it.
 */
public final class SocketLife {

	private static final String KEY = SocketLife.class.getName();

	private final Sinks.One<CloseStatus> end = Sinks.one();

	private final Sinks.One<Mono<Void>> watch = Sinks.one();

	private final AtomicReference<@Nullable String> place = new AtomicReference<>();

	private final Occupancy sockets;

	private volatile @Nullable Object holder;

	private volatile boolean over;

	SocketLife(Occupancy sockets) {
		this.sockets = sockets;
	}

	void keep(Map<String, Object> attributes) {
		attributes.put(KEY, this);
	}

	/** Of the socket with these attributes. */
	public static SocketLife of(Map<String, Object> attributes) {
		return attributes.get(KEY) instanceof SocketLife life ? life : new SocketLife(new Occupancy("", "", 0, 0));
	}

	/**
	 * Takes a place for whoever holds the socket, which goes on until the refusal fails.
	 * Problem: LimitExceeded.
	 */
	public void begin(String subject, Object holder, Mono<Void> refusal) {
		sockets.enter(subject);
		place.set(subject);
		if (over) {
			leave();
			return;
		}
		this.holder = holder;
		watch.tryEmitValue(refusal);
	}

	/** Null as long as it is not known who holds the socket. */
	public <T> @Nullable T holder(Class<T> type) {
		return type.isInstance(holder) ? type.cast(holder) : null;
	}

	/** Ends the socket because of a problem. */
	public void end(Problem problem) {
		end.tryEmitValue(status(problem));
	}

	/** How the socket is to be closed, once it is. */
	Mono<CloseStatus> ended() {
		return Mono.firstWithValue(end.asMono(),
				watch.asMono()
					.flatMap(refusal -> refusal.then(Mono.<CloseStatus>empty()))
					.onErrorResume(failure -> Mono.just(failure instanceof ProblemException carrier
							? status(carrier.problem()) : CloseStatus.SERVICE_OVERLOAD)));
	}

	/** Gives the place back, at the end. */
	void leave() {
		over = true;
		String subject = place.getAndSet(null);
		if (subject != null) {
			sockets.leave(subject);
		}
	}

	/** 4401 and 4403 as clients of graphql-ws know them. */
	private static CloseStatus status(Problem problem) {
		return switch (problem) {
			case Problem.Unauthenticated _ -> new CloseStatus(4401, "Unauthorized");
			case Problem.Forbidden _ -> new CloseStatus(4403, "Forbidden");
			default -> CloseStatus.SERVICE_OVERLOAD;
		};
	}

}
