package org.jiheng.trusted.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jiheng.snapshot.SealedState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers for a moment what each acting scope sees sealed. */
@Component
class SealedStates {

	private final SealedState state;

	private final Cache<String, String> known;

	SealedStates(SealedState state, TrustedProperties properties) {
		this.state = state;
		this.known = Caffeine.newBuilder().expireAfterWrite(properties.look()).maximumSize(10_000).build();
	}

	/** As it was a moment ago at the earliest. */
	Mono<String> lately(String scope) {
		@Nullable String remembered = known.getIfPresent(scope);
		return remembered != null ? Mono.just(remembered) : now(scope);
	}

	/** As it is. */
	Mono<String> now(String scope) {
		return state.current().doOnNext(found -> known.put(scope, found));
	}

	/** Something was written here. */
	void forget() {
		known.invalidateAll();
	}

}
