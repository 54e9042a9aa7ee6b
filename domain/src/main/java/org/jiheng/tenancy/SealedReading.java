package org.jiheng.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Watches whether one operation reads nothing but what was sealed, so that its answer
 * stays right until more is sealed or granted. The Reactor Context carries it; whatever
 * else opens a transaction spoils it.
 */
public final class SealedReading {

	private static final Object KEY = SealedReading.class;

	private static final Object SEALED = RegionalReads.class;

	private final Set<RegionCode> counties = new ConcurrentSkipListSet<>();

	private volatile boolean spoilt;

	/** Watches what is done in this context. */
	public Context in(Context context) {
		return context.put(KEY, this);
	}

	/** Whatever is read in this context was sealed. */
	public static Context ofSealed(Context context) {
		return context.put(SEALED, true);
	}

	/** A transaction begins in this context. */
	public static void begins(ContextView context) {
		if (!context.hasKey(SEALED)) {
			context.<SealedReading>getOrEmpty(KEY).ifPresent(reading -> reading.spoilt = true);
		}
	}

	/** Whether nothing else was read so far. */
	public boolean unspoilt() {
		return !spoilt;
	}

	/** An overseeing region saw data of these counties. */
	public void across(Collection<RegionCode> read) {
		counties.addAll(read);
	}

	public List<RegionCode> counties() {
		return List.copyOf(counties);
	}

}
