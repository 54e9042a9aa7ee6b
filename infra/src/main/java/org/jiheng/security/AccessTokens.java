package org.jiheng.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.JWKSecurityContext;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns the words of a token into claims that may be believed, or refuses with a
 * {@link BadJwtException}; any other {@link JwtException} says that it cannot be told
 * now.
 */
final class AccessTokens implements ReactiveJwtDecoder {

	private final TokenProperties properties;

	private final Set<JWSAlgorithm> algorithms;

	private final IssuerKeys keys;

	private final Clock clock;

	private final NimbusReactiveJwtDecoder decoder;

	private final Cache<String, Jwt> decoded;

	AccessTokens(TokenProperties properties, Set<JWSAlgorithm> algorithms, IssuerKeys keys,
			OAuth2TokenValidator<Jwt> rules, Clock clock) {
		this.properties = properties;
		this.algorithms = Set.copyOf(algorithms);
		this.keys = keys;
		this.clock = clock;
		this.decoder = NimbusReactiveJwtDecoder.withJwkSource(this::keysOf)
			.validateType(false)
			.jwtProcessorCustomizer(this::acceptAlgorithms)
			.build();
		this.decoder.setJwtValidator(rules);
		this.decoded = Caffeine.newBuilder()
			.maximumWeight(4_000_000)
			.weigher((String token, Jwt jwt) -> token.length())
			.expireAfter(Expiry.creating((String token, Jwt jwt) -> believedFor(jwt)))
			.build();
	}

	@Override
	public Mono<Jwt> decode(String token) {
		if (token.length() > properties.maxSize().toBytes()) {
			return Mono.error(new BadJwtException("the token is longer than " + properties.maxSize()));
		}
		Jwt known = decoded.getIfPresent(token);
		if (known != null) {
			return Mono.just(known);
		}
		return decoder.decode(token).doOnNext(jwt -> decoded.put(token, jwt)).onErrorMap(AccessTokens::refusal);
	}

	/** What is refused anyhow never makes Jiheng look for keys. */
	private Flux<JWK> keysOf(SignedJWT token) {
		return algorithms.contains(token.getHeader().getAlgorithm()) && namesSubject(token) ? keys.of(token)
				: Flux.empty();
	}

	private void acceptAlgorithms(ConfigurableJWTProcessor<JWKSecurityContext> processor) {
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms,
				(selector, context) -> selector.select(new JWKSet(context.getKeys()))));
	}

	/** Nimbus would make a string of a number. */
	private static boolean namesSubject(SignedJWT token) {
		Map<String, Object> claims = token.getPayload().toJSONObject();
		return claims != null && claims.get("sub") instanceof String;
	}

	private Duration believedFor(Jwt jwt) {
		Instant end = jwt.getExpiresAt();
		Duration left = end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
		if (left.isNegative()) {
			return Duration.ZERO;
		}
		return left.compareTo(properties.decodedFor()) < 0 ? left : properties.decodedFor();
	}

	private static Throwable refusal(Throwable failure) {
		if (failure.getCause() instanceof IssuerKeys.KeysUnavailableException) {
			return new JwtException("the token cannot be checked now", failure);
		}
		return failure instanceof BadJwtException ? failure : new BadJwtException("the token is refused", failure);
	}

}
