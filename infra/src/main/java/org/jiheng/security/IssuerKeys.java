package org.jiheng.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys that the issuer signs with, as last seen. A withdrawn key is forgotten within
 * minutes, unknown key ids cannot make Jiheng ask more often than once in the fetch
 * interval, and while the issuer does not answer the known keys go on.
 */
final class IssuerKeys {

	private static final Logger logger = LoggerFactory.getLogger(IssuerKeys.class);

	private final Mono<JWKSet> remote;

	private final TokenProperties properties;

	private final Clock clock;

	private final AtomicReference<State> state = new AtomicReference<>(State.NOTHING);

	IssuerKeys(Mono<JWKSet> remote, TokenProperties properties, Clock clock) {
		this.remote = remote;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * The keys that may have signed this token: none when the issuer does not know its
	 * key.
	 * @throws KeysUnavailableException when no keys are known and none can be had
	 */
	Flux<JWK> of(SignedJWT token) {
		var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
		return Flux.defer(() -> keysFor(selector).flatMapIterable(selector::select));
	}

	private Mono<JWKSet> keysFor(JWKSelector selector) {
		State seen = state.get();
		Instant now = clock.instant();
		Known known = seen.known;
		if (known != null && known.serves(selector) && known.isYoungerThan(properties.keysTrustedFor(), now)) {
			boolean fresh = known.isYoungerThan(properties.keysFreshFor(), now);
			return fresh || !seen.mayAsk(now, properties.fetchInterval()) ? Mono.just(known.keys)
					: refreshed(seen, now, selector);
		}
		return seen.mayAsk(now, properties.fetchInterval()) ? refreshed(seen, now, selector)
				: seen.fetch.then(Mono.defer(this::lastKnown));
	}

	private Mono<JWKSet> refreshed(State seen, Instant now, JWKSelector selector) {
		State next = new State(seen.known, now, fetch());
		return state.compareAndSet(seen, next) ? next.fetch.then(Mono.defer(this::lastKnown)) : keysFor(selector);
	}

	/** Shared by all who wait for it, and goes on when one of them leaves. */
	private Mono<Void> fetch() {
		return remote.timeout(properties.fetchTimeout())
			.doOnNext(keys -> state.updateAndGet(now -> now.with(new Known(keys, clock.instant()))))
			.then()
			.onErrorResume(failure -> {
				logger.warn("The issuer's keys cannot be had: {}", failure.toString());
				return Mono.empty();
			})
			.cache();
	}

	private Mono<JWKSet> lastKnown() {
		Known known = state.get().known;
		if (known == null || !known.isYoungerThan(properties.keysKeptFor(), clock.instant())) {
			return Mono.error(new KeysUnavailableException());
		}
		return Mono.just(known.keys);
	}

	private record Known(JWKSet keys, Instant since) {

		boolean isYoungerThan(Duration age, Instant now) {
			return now.isBefore(since.plus(age));
		}

		boolean serves(JWKSelector selector) {
			return !selector.select(keys).isEmpty();
		}
	}

	/** What is known, when the issuer was last asked, and the answer to that. */
	private record State(@Nullable Known known, Instant asked, Mono<Void> fetch) {

		static final State NOTHING = new State(null, Instant.MIN, Mono.empty());

		boolean mayAsk(Instant now, Duration interval) {
			return asked.equals(Instant.MIN) || !now.isBefore(asked.plus(interval));
		}

		State with(Known known) {
			return new State(known, asked, fetch);
		}
	}

	/** Nobody's token can be checked now. */
	static final class KeysUnavailableException extends RuntimeException {

		private KeysUnavailableException() {
			super("the issuer's keys are not known", null, false, false);
		}

	}

}
