package org.jiheng.shared.graphql;

import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/**
 * Stops the work of one request when its time is up or its client has gone: what its
 * fetchers and batch loaders have under way is cancelled, down to the statement.
 */
final class Stop {

	private final CompletableFuture<Void> stopped = new CompletableFuture<>();

	void now() {
		stopped.complete(null);
	}

	void reaches(CompletableFuture<?> work) {
		if (!work.isDone()) {
			var _ = stopped.thenRun(() -> work.cancel(true));
		}
	}

	Mono<Void> signal() {
		return Mono.fromFuture(stopped, true);
	}

}
