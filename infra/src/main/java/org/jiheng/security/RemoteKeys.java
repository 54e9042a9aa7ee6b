package org.jiheng.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Asks the issuer for its keys: where they are by OpenID discovery, each time anew, then
 * the keys.
 */
final class RemoteKeys {

	private static final ParameterizedTypeReference<Map<String, Object>> METADATA = new ParameterizedTypeReference<>() {
	};

	private final WebClient issuer;

	private final String issuerUri;

	RemoteKeys(WebClient issuer, String issuerUri) {
		this.issuer = issuer;
		this.issuerUri = issuerUri;
	}

	Mono<JWKSet> fetch() {
		return location().flatMap(uri -> issuer.get().uri(uri).retrieve().bodyToMono(String.class)).map(this::parsed);
	}

	private Mono<String> location() {
		String trimmed = issuerUri.endsWith("/") ? issuerUri.substring(0, issuerUri.length() - 1) : issuerUri;
		return issuer.get()
			.uri(trimmed + "/.well-known/openid-configuration")
			.retrieve()
			.bodyToMono(METADATA)
			.map(this::keysUri);
	}

	private String keysUri(Map<String, Object> metadata) {
		if (!issuerUri.equals(metadata.get("issuer"))) {
			throw new IllegalStateException("the metadata of " + issuerUri + " names another issuer");
		}
		if (!(metadata.get("jwks_uri") instanceof String uri)) {
			throw new IllegalStateException("the metadata of " + issuerUri + " names no jwks_uri");
		}
		return uri;
	}

	private JWKSet parsed(String body) {
		try {
			return JWKSet.parse(body);
		}
		catch (ParseException failure) {
			throw new IllegalStateException("the issuer's keys are not a key set", failure);
		}
	}

}
