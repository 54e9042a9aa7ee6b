package org.jiheng.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.issuer.DevelopmentIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user's program does: gets a token, asks by GraphQL, uploads. */
public final class DemoClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	/** Kept for two minutes; tokens live for longer. */
	private final Map<String, Token> tokens = new ConcurrentHashMap<>();

	private record Token(String text, Instant got) {
	}

	private final URI api;

	private final URI issuer;

	public DemoClient(URI api, URI issuer) {
		this.api = api;
		this.issuer = issuer;
	}

	/** Where the API is. */
	public URI address() {
		return api;
	}

	/** The data of the answer; an error in it is a failure. */
	public JsonNode ask(String user, String document, Map<String, ?> variables)
			throws IOException, InterruptedException {
		HttpResponse<String> answer = answer(user, document, variables);
		for (int attempt = 0; answer.statusCode() == 503 && attempt < 12; attempt++) {
			Thread.sleep(Duration.ofSeconds(5));
			answer = answer(user, document, variables);
		}
		JsonNode json = JSON.readTree(answer.body());
		if (answer.statusCode() != 200 || json.has("errors")) {
			throw new IOException(user + " 得到 / got " + answer.statusCode() + ": " + answer.body());
		}
		return json.path("data");
	}

	/** The answer as it comes. */
	public HttpResponse<String> answer(String user, String document, Map<String, ?> variables)
			throws IOException, InterruptedException {
		return asked(request(user, "/graphql", "application/json"), document, variables);
	}

	/** The answer as it is executed now, whatever was kept. */
	public HttpResponse<String> anew(String user, String document, Map<String, ?> variables)
			throws IOException, InterruptedException {
		return asked(request(user, "/graphql", "application/json").header("Cache-Control", "no-cache"), document,
				variables);
	}

	/** The answer under the membership that is named. */
	public HttpResponse<String> answer(String user, String document, Map<String, ?> variables, String membership)
			throws IOException, InterruptedException {
		return asked(request(user, "/graphql", "application/json").header("Jiheng-Membership", membership), document,
				variables);
	}

	public HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
		return http.send(request(user, path, "application/json").GET().build(), BodyHandlers.ofString());
	}

	/** The events of a subscription that ends by itself, as one text. */
	public HttpResponse<String> events(String user, String document) throws IOException, InterruptedException {
		return http.send(request(user, "/graphql", "application/json").setHeader("Accept", "text/event-stream")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document)), StandardCharsets.UTF_8))
			.build(), BodyHandlers.ofString());
	}

	/** A file that is handed out. */
	public HttpResponse<byte[]> file(String user, String path) throws IOException, InterruptedException {
		return http.send(request(user, path, "*/*").GET().build(), BodyHandlers.ofByteArray());
	}

	/** What the upload of a file is answered with. */
	public HttpResponse<String> upload(String user, String fileName, byte[] file)
			throws IOException, InterruptedException {
		return upload(user, "/imports", fileName, file);
	}

	/** The same at a path with its parameters. */
	public HttpResponse<String> upload(String user, String path, String fileName, byte[] file)
			throws IOException, InterruptedException {
		String boundary = "jiheng-demo-boundary";
		var body = new ByteArrayOutputStream();
		body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: text/plain\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(file);
		body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return http.send(request(user, path, "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofByteArray(body.toByteArray()))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> asked(HttpRequest.Builder request, String document, Map<String, ?> variables)
			throws IOException, InterruptedException {
		String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
		return http.send(request.POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String user, String path, String contentType)
			throws IOException, InterruptedException {
		return HttpRequest.newBuilder(api.resolve(path))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", "Bearer " + token(user))
			.header("Content-Type", contentType)
			.header("Accept", "application/json");
	}

	/** A token of the user, for requests of another kind. */
	public String token(String user) throws IOException, InterruptedException {
		Token token = tokens.get(user);
		if (token == null || token.got().isBefore(Instant.now().minusSeconds(120))) {
			token = new Token(newToken(user), Instant.now());
			tokens.put(user, token);
		}
		return token.text();
	}

	private String newToken(String user) throws IOException, InterruptedException {
		String basic = Base64.getEncoder()
			.encodeToString((user + ":" + DevelopmentIssuer.SECRET).getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> answer = http.send(HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
			.timeout(Duration.ofSeconds(60))
			.header("Authorization", "Basic " + basic)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("grant_type=client_credentials"))
			.build(), BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IOException("没有得到令牌 / no token for " + user + ": " + answer.statusCode());
		}
		return JSON.readTree(answer.body()).path("access_token").asString();
	}

}
