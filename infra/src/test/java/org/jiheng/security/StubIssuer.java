package org.jiheng.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer whose keys can be added, withdrawn and counted, and that can be down. */
public final class StubIssuer implements AutoCloseable {

	final RSAKey rsa = rsaKey("rsa");

	final ECKey ec = ecKey("ec");

	final List<JWK> keys = new ArrayList<>(List.of(rsa, ec));

	final AtomicInteger fetches = new AtomicInteger();

	volatile boolean down;

	private final HttpServer server;

	public StubIssuer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/.well-known/openid-configuration",
				exchange -> answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri(), uri())));
		server.createContext("/keys", exchange -> {
			fetches.incrementAndGet();
			answer(exchange, new JWKSet(keys).toString(true));
		});
		server.createContext("/oauth2/token",
				exchange -> answer(exchange, "{\"access_token\":\"%s\"}".formatted(token(client(exchange)))));
		server.start();
	}

	public String uri() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/**
	 * Whoever asks gets a token of their own name, whatever their secret; wang;w@x;true
	 * is wang with that address, verified.
	 */
	private static String client(HttpExchange exchange) {
		String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
		String credentials = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
		return credentials.substring(0, credentials.indexOf(':'));
	}

	private String token(String subject) {
		String[] parts = subject.split(";", -1);
		var claims = claims().subject(parts[0]);
		if (parts.length == 3) {
			claims.claim("email", parts[1]).claim("email_verified", Boolean.valueOf(parts[2]));
		}
		return sign(JWSAlgorithm.RS256, rsa, "at+jwt", claims.build());
	}

	/** A token of that subject that holds for so long. */
	public String token(String subject, Duration life) {
		return sign(JWSAlgorithm.RS256, rsa, "at+jwt",
				claims().subject(subject).expirationTime(Date.from(Instant.now().plus(life))).build());
	}

	private void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(down ? 503 : 200, body.length);
		try (var out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	/** Claims that hold. */
	JWTClaimsSet.Builder claims() {
		return new JWTClaimsSet.Builder().issuer(uri())
			.audience("jiheng")
			.subject("lulong-finance")
			.issueTime(Date.from(Instant.now()))
			.expirationTime(Date.from(Instant.now().plusSeconds(300)));
	}

	/** A token that holds. */
	String good() {
		return sign(JWSAlgorithm.RS256, rsa, "at+jwt", claims().build());
	}

	static String sign(JWSAlgorithm algorithm, JWK key, String type, JWTClaimsSet claims) {
		return sign(header(algorithm, key.getKeyID(), type).build(), key, claims.toString());
	}

	static JWSHeader.Builder header(JWSAlgorithm algorithm, String keyId, String type) {
		var header = new JWSHeader.Builder(algorithm).keyID(keyId);
		return type == null ? header : header.type(new JOSEObjectType(type));
	}

	static String sign(JWSHeader header, JWK key, String payload) {
		try {
			return sign(header, new DefaultJWSSignerFactory().createJWSSigner(key), payload);
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	static String sign(JWSHeader header, JWSSigner signer, String payload) {
		try {
			var object = new JWSObject(header, new Payload(payload));
			object.sign(signer);
			return object.serialize();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	static RSAKey rsaKey(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	static ECKey ecKey(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}

}
