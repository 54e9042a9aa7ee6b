package org.jiheng.shared.graphql;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Stops the work of one request when its time is up or its client has gone: what its
 * fetchers and batch loaders have under way is cancelled, down to the statement. Forgets
 * what is done, since a stream lasts.
 */
final class Stop {

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private final Map<Long, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

	private final AtomicLong number = new AtomicLong();

	private volatile boolean over;

	void now() {
		over = true;
		stopped.tryEmitEmpty();
		underWay.forEach((nth, work) -> work.cancel(true));
	}

	void reaches(CompletableFuture<?> work) {
		if (work.isDone()) {
			return;
		}
		long nth = number.getAndIncrement();
		underWay.put(nth, work);
		var _ = work.whenComplete((value, failure) -> underWay.remove(nth));
		if (over) {
			work.cancel(true);
		}
	}

	/**
	 * The work until it is to stop: then it is cancelled and fails, since what is stopped
	 * has no answer, not an empty one.
	 */
	<V> Flux<V> ends(Flux<V> work) {
		return work.takeUntilOther(stopped.asMono()).concatWith(Mono.defer(this::failure));
	}

	/** As {@link #ends(Flux)}, for work that has one answer. */
	<V> Mono<V> ends(Mono<V> work) {
		return work.takeUntilOther(stopped.asMono()).switchIfEmpty(Mono.defer(this::failure));
	}

	private <V> Mono<V> failure() {
		return over ? Mono.error(new CancellationException("the request was stopped")) : Mono.empty();
	}

}
