package org.jiheng.trusted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jiheng.demo.DemoClient;
import org.jiheng.shared.Digest;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Runs trusted documents by GET as a program of a user does. */
public final class ByGet {

	private final DemoClient client;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	public ByGet(DemoClient client) {
		this.client = client;
	}

	/** The text of a document that is registered under its file's name. */
	public static String text(String document) throws IOException {
		return new ClassPathResource("trusted/" + document + ".graphql").getContentAsString(UTF_8);
	}

	/** Where the document is run with these variables. */
	public static String path(String document, Map<String, ?> variables, String... more) throws IOException {
		return "/graphql?documentId=sha256:" + Digest.of(text(document)) + "&variables="
				+ URLEncoder.encode(JsonMapper.shared().writeValueAsString(variables), UTF_8) + String.join("", more);
	}

	/** With headers, one after the other as name and value. */
	public HttpResponse<String> get(String user, String path, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(client.address() + path))
			.header("Authorization", "Bearer " + client.token(user))
			.header("Accept", "application/json");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return http.send(request.GET().build(), BodyHandlers.ofString());
	}

	public static String tag(HttpResponse<?> answer) {
		return answer.headers().firstValue("ETag").orElse("none");
	}

}
