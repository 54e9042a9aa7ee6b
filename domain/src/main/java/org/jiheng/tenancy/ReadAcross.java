package org.jiheng.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * What one operation of an overseeing region reads of the counties below it, to be
 * written down before it is answered. The Reactor Context carries it; without one, or
 * after it was written down, there is no such reading.
 */
public final class ReadAcross {

	private static final Object KEY = ReadAcross.class;

	private final Set<RegionCode> counties = new ConcurrentSkipListSet<>();

	private final Set<RegionCode> refused = new ConcurrentSkipListSet<>();

	private volatile boolean begun;

	private volatile boolean ended;

	/** The one of the operation under way; an error when it is written down nowhere. */
	public static Mono<ReadAcross> current() {
		return Mono.deferContextual(context -> Mono.just(context.<ReadAcross>getOrEmpty(KEY)
			.filter(reads -> !reads.ended)
			.orElseThrow(() -> new IllegalStateException("what is read across counties is written down"))));
	}

	public Context in(Context context) {
		return context.put(KEY, this);
	}

	/** A reading begins, whatever it finds. */
	public void begin() {
		begun = true;
	}

	/** Data of these counties were read. */
	public void found(Collection<RegionCode> read) {
		counties.addAll(read);
	}

	/** Data of these counties were asked for and are not granted. */
	public void refused(Collection<RegionCode> asked) {
		refused.addAll(asked);
	}

	/** Ends it: whether there is anything to write down. */
	public boolean end() {
		ended = true;
		return begun;
	}

	public List<RegionCode> counties() {
		return List.copyOf(counties);
	}

	public List<RegionCode> refused() {
		return List.copyOf(refused);
	}

}
