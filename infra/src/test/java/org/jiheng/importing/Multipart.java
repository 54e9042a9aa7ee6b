package org.jiheng.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** A client that hands in files. */
final class Multipart {

	private static final String BOUNDARY = "jiheng-boundary";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI root;

	Multipart(int port) {
		this.root = URI.create("http://127.0.0.1:" + port);
	}

	HttpResponse<String> post(String user, byte[] file) {
		return post(user, "/imports", part("file", "x.txt", file));
	}

	HttpResponse<String> post(String user, String path, byte[]... parts) {
		return send(request(user, path, parts));
	}

	/** What comes back as a file. */
	HttpResponse<byte[]> fetch(String user, String path, byte[] file) {
		try {
			return http.send(request(user, path, part("file", "x.txt", file)), HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException failure) {
			throw new IllegalStateException(failure);
		}
	}

	CompletableFuture<HttpResponse<String>> posting(String user, byte[] file) {
		return http.sendAsync(request(user, "/imports", part("file", "x.txt", file)),
				HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> raw(String user, String contentType, byte[] body) {
		return send(HttpRequest.newBuilder(root.resolve("/imports"))
			.header(Importers.USER, user)
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build());
	}

	HttpResponse<String> get(String user, String path) {
		return send(HttpRequest.newBuilder(root.resolve(path)).header(Importers.USER, user).build());
	}

	HttpResponse<String> query(String user, String document) {
		return send(HttpRequest.newBuilder(root.resolve("/graphql"))
			.header(Importers.USER, user)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString(JsonMapper.shared().writeValueAsString(Map.of("query", document))))
			.build());
	}

	static byte[] part(String field, String filename, byte[] content) {
		return bytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
				+ filename + "\"\r\nContent-Type: text/plain\r\n\r\n")
			.getBytes(UTF_8), content, "\r\n".getBytes(UTF_8));
	}

	private HttpRequest request(String user, String path, byte[]... parts) {
		byte[] body = bytes(bytes(parts), ("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
		return HttpRequest.newBuilder(root.resolve(path))
			.header(Importers.USER, user)
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static byte[] bytes(byte[]... parts) {
		var all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
