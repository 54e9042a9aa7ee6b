package org.jiheng.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser does with graphql-ws, a message at a time. */
public final class Socket implements WebSocket.Listener, AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final StringBuilder part = new StringBuilder();

	private final WebSocket socket;

	/** Opens a socket with further headers in its handshake. */
	public Socket(URI api, Map<String, String> headers) throws Exception {
		WebSocket.Builder builder = HTTP.newWebSocketBuilder()
			.subprotocols("graphql-transport-ws")
			.connectTimeout(Duration.ofSeconds(10));
		headers.forEach(builder::header);
		this.socket = builder.buildAsync(URI.create(api.toString().replaceFirst("http", "ws") + "/graphql"), this)
			.get(20, TimeUnit.SECONDS);
	}

	/** Opens a socket and says who it is for as browsers do. */
	public static Socket of(URI api, String token) throws Exception {
		var socket = new Socket(api, Map.of());
		socket.init(Map.of("Authorization", "Bearer " + token));
		socket.expect("connection_ack");
		return socket;
	}

	public void init(Map<String, ?> payload) throws Exception {
		send(Map.of("type", "connection_init", "payload", payload));
	}

	public void subscribe(String id, String document) throws Exception {
		send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", document)));
	}

	/** The same where the server may have closed by then. */
	public void trySubscribing(String id, String document) throws Exception {
		try {
			subscribe(id, document);
		}
		catch (ExecutionException closedByNow) {
			assertThat(closedByNow).hasCauseInstanceOf(IOException.class);
		}
	}

	public void send(Map<String, ?> message) throws Exception {
		socket.sendText(JSON.writeValueAsString(message), true).get(10, TimeUnit.SECONDS);
	}

	/** The next message; null when none comes in that time. */
	public @Nullable JsonNode next(Duration within) throws InterruptedException {
		JsonNode message = messages.poll(within.toMillis(), TimeUnit.MILLISECONDS);
		return message != null && message.path("type").asString().equals("ping") ? next(within) : message;
	}

	/** The next message, which must be of that type. */
	public JsonNode expect(String type) throws InterruptedException {
		JsonNode message = next(Duration.ofSeconds(15));
		if (message == null || !message.path("type").asString().equals(type)) {
			throw new AssertionError("not " + type + ": " + message + (closed.isDone() ? " " + closed.join() : ""));
		}
		return message.path("payload");
	}

	/** With what the server closes the socket. */
	public int closed(Duration within) throws Exception {
		return closed.get(within.toMillis(), TimeUnit.MILLISECONDS);
	}

	public boolean isOpen() {
		return !closed.isDone();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
		part.append(data);
		if (last) {
			messages.add(JSON.readTree(part.toString()));
			part.setLength(0);
		}
		from.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
		closed.complete(statusCode);
		return null;
	}

	@Override
	public void onError(WebSocket from, Throwable error) {
		closed.complete(1006);
	}

	@Override
	public void close() {
		socket.abort();
	}

}
