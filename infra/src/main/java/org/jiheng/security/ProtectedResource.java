package org.jiheng.security;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What Jiheng says about itself to those who look for a token: RFC 9728, OAuth 2.0
 * Protected Resource Metadata.
 */
final class ProtectedResource {

	static final String PATH = "/.well-known/oauth-protected-resource";

	private final String publicUri;

	private final String issuer;

	/** The public URI is empty where the address of the request tells it. */
	ProtectedResource(String publicUri, String issuer) {
		this.publicUri = publicUri.endsWith("/") ? publicUri.substring(0, publicUri.length() - 1) : publicUri;
		this.issuer = issuer;
	}

	Map<String, Object> metadata(URI request) {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("resource", base(request));
		metadata.put("authorization_servers", List.of(issuer));
		metadata.put("bearer_methods_supported", List.of("header"));
		metadata.put("resource_name", "Jiheng 绩衡");
		return metadata;
	}

	String metadataUri(ServerHttpRequest request) {
		return base(request.getURI()) + PATH;
	}

	private String base(URI request) {
		return publicUri.isEmpty() ? UriComponentsBuilder.fromUri(request)
			.replacePath(null)
			.replaceQuery(null)
			.fragment(null)
			.build()
			.toString() : publicUri;
	}

}
