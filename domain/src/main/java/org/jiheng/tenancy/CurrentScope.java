package org.jiheng.tenancy;

import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The scope of the work under way, carried by the Reactor Context. Only Scopes puts it
 * there; work without one fails.
 */
public final class CurrentScope {

	private static final Object KEY = CurrentScope.class;

	private CurrentScope() {
	}

	/** The current scope; an error when there is none. */
	public static Mono<Scope> get() {
		return Mono.deferContextual(context -> Mono.just(need(context)));
	}

	/** The scope of a context; an error when there is none. */
	public static Scope need(ContextView context) {
		return in(context).orElseThrow(() -> new IllegalStateException("work without a scope touches nothing"));
	}

	public static Optional<Scope> in(ContextView context) {
		return context.getOrEmpty(KEY);
	}

	public static Context put(Scope scope, Context context) {
		return context.put(KEY, scope);
	}

}
