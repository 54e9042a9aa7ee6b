package org.jiheng.faults;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jiheng.membership.Caller;
import org.jiheng.membership.Scopes;
import org.jiheng.running.RunningJiheng;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running application from inside its process, behind the door: so that a request
 * can be given up at a moment that is chosen.
 */
final class Inside {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final WebGraphQlHandler handler;

	private final Scopes scopes;

	Inside(RunningJiheng jiheng) {
		this.handler = jiheng.part(WebGraphQlHandler.class);
		this.scopes = jiheng.part(Scopes.class);
	}

	/** The answer; nothing happens before it is subscribed to. */
	Mono<JsonNode> answer(String user, String mutation, String selection, Map<String, ?> input) {
		String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
		String document = "mutation($input: %s!) { done: %s(input: $input) { %s problems { code message } } }"
			.formatted(type, mutation, selection);
		var request = new WebGraphQlRequest(URI.create("/graphql"), new HttpHeaders(), new LinkedMultiValueMap<>(),
				null, Map.of(), Map.of("query", document, "variables", Map.of("input", input)),
				UUID.randomUUID().toString(), Locale.CHINA);
		return scopes.act(new Caller(user, null), null, handler.handleRequest(request))
			.map(WebGraphQlResponse::toMap)
			.map(JSON::<JsonNode>valueToTree);
	}

}
