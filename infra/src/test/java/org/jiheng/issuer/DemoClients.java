package org.jiheng.issuer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** A fixed list of clients; unlike Spring's own, it lets them share a secret. */
record DemoClients(Map<String, RegisteredClient> byId) implements RegisteredClientRepository {

	static DemoClients of(List<RegisteredClient> clients) {
		return new DemoClients(clients.stream()
			.collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity())));
	}

	@Override
	public void save(RegisteredClient client) {
		throw new UnsupportedOperationException("the demo's clients are fixed");
	}

	@Override
	public RegisteredClient findById(String id) {
		return byId.get(id);
	}

	@Override
	public RegisteredClient findByClientId(String clientId) {
		return byId.get(clientId);
	}
}
