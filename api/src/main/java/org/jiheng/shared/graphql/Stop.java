package org.jiheng.shared.graphql;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
		stopped.tryEmitError(new CancellationException("the request was stopped"));
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
	 * Fails once it is to stop, since what is stopped has no answer, not an empty one.
	 */
	Mono<Void> signal() {
		return stopped.asMono();
	}

}
