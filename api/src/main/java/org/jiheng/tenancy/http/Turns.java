package org.jiheng.tenancy.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the requests of each tenant take turns: so many are worked on at once, the next
 * begins when one ends, in the order in which they came.
 */
final class Turns {

	private final ShareProperties share;

	private final Map<String, Line> lines = new HashMap<>();

	Turns(ShareProperties share) {
		this.share = share;
	}

	/** Does work when its turn comes; an error of {@link TooMany} when it does not. */
	Mono<Void> take(String tenant, Mono<Void> work) {
		return Mono.usingWhen(Mono.defer(() -> place(tenant)), place -> work, Place::leave,
				(place, failure) -> place.leave(), Place::leave);
	}

	private Mono<Place> place(String tenant) {
		Turn turn = new Turn();
		synchronized (lines) {
			Line line = lines.computeIfAbsent(tenant, any -> new Line());
			if (line.running < share.atOnce()) {
				line.running++;
				return Mono.just(new Place(tenant));
			}
			if (line.waiting.size() >= share.waiting()) {
				return Mono.error(new TooMany());
			}
			line.waiting.add(turn);
		}
		return turn.comes.asMono()
			.timeout(share.patience())
			.onErrorMap(TimeoutException.class, late -> new TooMany())
			.doOnError(late -> giveUp(tenant, turn))
			.doOnCancel(() -> giveUp(tenant, turn));
	}

	/** Who was called in the same moment hands on. */
	private void giveUp(String tenant, Turn turn) {
		synchronized (lines) {
			Line line = lines.get(tenant);
			if (line != null && line.waiting.remove(turn)) {
				return;
			}
		}
		Place place = turn.place;
		if (place != null) {
			place.end();
		}
	}

	private void next(String tenant) {
		Turn turn;
		Place place = new Place(tenant);
		synchronized (lines) {
			Line line = lines.get(tenant);
			if (line == null) {
				return;
			}
			turn = line.waiting.poll();
			if (turn == null) {
				line.running--;
				if (line.running == 0) {
					lines.remove(tenant);
				}
				return;
			}
			turn.place = place;
		}
		turn.comes.tryEmitValue(place);
	}

	/** How many tenants have anything under way. */
	int tenants() {
		synchronized (lines) {
			return lines.size();
		}
	}

	/** More than wait already, or for longer than one waits. */
	static final class TooMany extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooMany() {
			super("the tenant has too much under way", null, false, false);
		}

	}

	private static final class Line {

		private final Deque<Turn> waiting = new ArrayDeque<>();

		private int running;

	}

	private static final class Turn {

		private final Sinks.One<Place> comes = Sinks.one();

		private volatile @Nullable Place place;

	}

	/** One that is worked on; left once. */
	private final class Place {

		private final String tenant;

		private final AtomicBoolean left = new AtomicBoolean();

		Place(String tenant) {
			this.tenant = tenant;
		}

		Mono<Void> leave() {
			return Mono.fromRunnable(this::end);
		}

		void end() {
			if (left.compareAndSet(false, true)) {
				next(tenant);
			}
		}

	}

}
