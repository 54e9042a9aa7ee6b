package org.jiheng.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class IssuerKeysTests {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private StubIssuer issuer;

	private IssuerKeys keys;

	@BeforeEach
	void start() throws IOException {
		issuer = new StubIssuer();
		var remote = new RemoteKeys(WebClient.create(), issuer.uri());
		var properties = new TokenProperties(Duration.ofSeconds(10), DataSize.ofKilobytes(8), Duration.ofSeconds(30),
				Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofHours(24), Duration.ofSeconds(10),
				Duration.ofSeconds(3));
		keys = new IssuerKeys(Mono.defer(remote::fetch), properties, clock());
	}

	@AfterEach
	void stop() {
		issuer.close();
	}

	@Test
	void tenThousandUnknownKeyIdsAtOnceMakeOneFetch() throws Exception {
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		assertThat(issuer.fetches).hasValue(1);
		pass(Duration.ofSeconds(10));

		List<SignedJWT> unknown = IntStream.range(0, 10_000).mapToObj(i -> unsigned("unknown-" + i)).toList();
		Long found = Flux.fromIterable(unknown)
			.parallel(8)
			.runOn(Schedulers.boundedElastic())
			.flatMap(keys::of)
			.sequential()
			.count()
			.block();

		assertThat(found).isZero();
		assertThat(issuer.fetches).hasValue(2);
		pass(Duration.ofMillis(9_999));
		assertThat(keysFor(unknown.getFirst())).isEmpty();
		assertThat(issuer.fetches).hasValue(2);
		pass(Duration.ofMillis(1));
		assertThat(keysFor(unknown.getFirst())).isEmpty();
		assertThat(issuer.fetches).hasValue(3);
	}

	@Test
	void aHundredFirstRequestsShareOneFetch() {
		SignedJWT token = token(issuer.rsa);
		Long found = Flux.range(0, 100)
			.parallel(8)
			.runOn(Schedulers.boundedElastic())
			.flatMap(i -> keys.of(token))
			.sequential()
			.count()
			.block();
		assertThat(found).isEqualTo(100);
		assertThat(issuer.fetches).hasValue(1);
	}

	@Test
	void aWithdrawnKeyIsForgottenAfterAMinute() {
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		issuer.keys.remove(issuer.rsa);
		pass(Duration.ofSeconds(59));
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		pass(Duration.ofSeconds(1));
		assertThat(keysFor(token(issuer.rsa))).isEmpty();
	}

	@Test
	void aNewKeyIsFoundAtOnce() {
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		pass(Duration.ofSeconds(10));
		RSAKey next = StubIssuer.rsaKey("next");
		issuer.keys.add(next);
		assertThat(keysFor(token(next))).hasSize(1);
	}

	@Test
	void knownKeysGoOnForADayWhileTheIssuerIsDown() {
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		issuer.down = true;
		for (int hour = 0; hour < 23; hour++) {
			pass(Duration.ofHours(1));
			assertThat(keysFor(token(issuer.rsa))).hasSize(1);
		}
		pass(Duration.ofHours(2));
		assertThatThrownBy(() -> keysFor(token(issuer.rsa))).isInstanceOf(IssuerKeys.KeysUnavailableException.class);
		issuer.down = false;
		pass(Duration.ofSeconds(10));
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
	}

	@Test
	void anIssuerThatIsDownAtTheStartIsAskedAgain() {
		issuer.down = true;
		assertThatThrownBy(() -> keysFor(token(issuer.rsa))).isInstanceOf(IssuerKeys.KeysUnavailableException.class);
		issuer.down = false;
		assertThatThrownBy(() -> keysFor(token(issuer.rsa))).isInstanceOf(IssuerKeys.KeysUnavailableException.class);
		pass(Duration.ofSeconds(10));
		assertThat(keysFor(token(issuer.rsa))).hasSize(1);
	}

	private void pass(Duration time) {
		now = now.plus(time);
	}

	private Clock clock() {
		InstantSource source = () -> now;
		return source.withZone(ZoneOffset.UTC);
	}

	private List<JWK> keysFor(SignedJWT token) {
		return keys.of(token).collectList().block();
	}

	private SignedJWT token(JWK key) {
		try {
			return SignedJWT.parse(StubIssuer.sign(JWSAlgorithm.RS256, key, "at+jwt", issuer.claims().build()));
		}
		catch (ParseException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** Keys are sought before the signature is looked at. */
	private static SignedJWT unsigned(String keyId) {
		try {
			var header = StubIssuer.header(JWSAlgorithm.RS256, keyId, "at+jwt").build().toBase64URL();
			return new SignedJWT(header, Base64URL.encode("{}"), Base64URL.encode("none"));
		}
		catch (ParseException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
