package org.jiheng.shared.graphql;

import java.util.concurrent.atomic.AtomicLong;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Tells whoever serves a request what its operations cost. The Reactor Context carries
 * it.
 */
public final class Spent {

	private static final Object KEY = Spent.class;

	private final AtomicLong cost = new AtomicLong();

	public Context in(Context context) {
		return context.put(KEY, this);
	}

	/** So far; 0 when nothing was weighed. */
	public long cost() {
		return cost.get();
	}

	static void note(ContextView context, Gate.Cost cost) {
		context.<Spent>getOrEmpty(KEY).ifPresent(spent -> spent.cost.addAndGet(cost.requested()));
	}

}
