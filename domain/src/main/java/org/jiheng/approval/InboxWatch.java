package org.jiheng.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the asker's inbox, and tells it again whenever it has become another. Each county
 * that somebody watches is looked at once in a while whether anything was written in it,
 * wherever that was done, however many watch; whoever watches then reads their own inbox
 * under their own scope. Between two looks nothing is held.
 */
public final class InboxWatch {

	private final Inbox inbox;

	private final Waiting waiting;

	private final Clock clock;

	private final Duration every;

	private final Map<RegionCode, Flux<Occasion>> counties = new ConcurrentHashMap<>();

	public InboxWatch(Inbox inbox, Waiting waiting, Clock clock, Duration every) {
		this.inbox = inbox;
		this.waiting = waiting;
		this.clock = clock;
		this.every = every;
	}

	/** What makes it worth while to read inboxes again: a write, or a new day. */
	private record Occasion(long writes, LocalDate day) {
	}

	/** An inbox, and the one that was told before it. */
	private record Told(List<InboxItem> before, List<InboxItem> now) {

		InboxChange change() {
			return InboxChange.of(before, now);
		}
	}

	/** Of slow readers' events the latest wins. */
	public Flux<InboxChange> changes() {
		return CurrentScope.get()
			.flatMapMany(this::occasions)
			.onBackpressureLatest()
			.concatMap(occasion -> inbox.all(), 0)
			.distinctUntilChanged()
			.scan(List.<Told>of(), InboxWatch::told)
			.concatMapIterable(told -> told)
			.map(Told::change);
	}

	private static List<Told> told(List<Told> before, List<InboxItem> now) {
		return List.of(new Told(before.isEmpty() ? now : before.getFirst().now(), now));
	}

	/** The first one comes at once. */
	private Flux<Occasion> occasions(Scope scope) {
		Flux<Occasion> first = Flux.just(new Occasion(0, LocalDate.EPOCH));
		return scope instanceof Scope.Tenant tenant && Inbox.waits(tenant.role())
				? first.mergeWith(counties.computeIfAbsent(tenant.county(), county -> ofCounty()))
				: first.concatWith(Flux.never());
	}

	/**
	 * Reactor asks for the context at each look, so it is done in the scope of somebody
	 * who watches then. A look that fails is made up for by the next.
	 */
	private Flux<Occasion> ofCounty() {
		return Flux.interval(Duration.ZERO, every)
			.onBackpressureDrop()
			.concatMap(time -> waiting.writes().onErrorResume(failure -> Mono.empty()))
			.map(writes -> new Occasion(writes, LocalDate.ofInstant(clock.instant(), StageProgress.CHINA)))
			.distinctUntilChanged()
			.publish()
			.refCount();
	}

}
