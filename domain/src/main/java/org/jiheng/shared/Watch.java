package org.jiheng.shared;

import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Over somebody who may hold on to a stream. The Reactor Context carries it.
 *
 * @param subject who it is
 * @param refusal fails as soon as they are not let in any more, and never ends otherwise
 */
public record Watch(String subject, Mono<Void> refusal) {

	private static final Object KEY = Watch.class;

	public static Optional<Watch> in(ContextView context) {
		return context.getOrEmpty(KEY);
	}

	public Context put(Context context) {
		return context.put(KEY, this);
	}
}
