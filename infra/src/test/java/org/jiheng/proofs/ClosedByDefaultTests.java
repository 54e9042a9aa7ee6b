package org.jiheng.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application does over HTTP when nothing is configured. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedByDefaultTests {

	private static final String LONG = "{\"query\":\"{ projects(first: 50) { nodes { id name goals } } }\"}";

	private final RunningJiheng jiheng;

	private final HttpClient http = HttpClient.newHttpClient();

	ClosedByDefaultTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ __schema { queryType { name } } }", "{ __type(name: \"Budget\") { name } }" })
	void introspectionIsRefused(String document) throws Exception {
		HttpResponse<String> answer = jiheng.client().answer("lulong-finance", document, Map.of());
		assertThat(answer.body()).contains("\"errors\"").doesNotContain("\"data\"", "Query", "Budget\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/graphiql", "/graphiql/graphiql.min.js", "/graphql/schema", "/actuator", "/actuator/env" })
	void thereIsNoPageBesideTheApi(String path) throws Exception {
		assertThat(http.send(HttpRequest.newBuilder(api(path)).GET().build(), BodyHandlers.ofString()).statusCode())
			.isEqualTo(401);
		assertThat(jiheng.client().get("lulong-finance", path).statusCode()).isIn(403, 404);
	}

	@Test
	void gzipComesWhenItIsAskedFor() throws Exception {
		HttpResponse<byte[]> plain = http.send(asked().build(), BodyHandlers.ofByteArray());
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		HttpResponse<byte[]> packed = http.send(asked().header("Accept-Encoding", "gzip").build(),
				BodyHandlers.ofByteArray());
		assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(packed.body().length).isLessThan(plain.body().length / 2);
		try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
			assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(new String(plain.body(), UTF_8))
				.contains("法律");
		}
	}

	@Test
	void noOtherOriginIsServed() throws Exception {
		for (String origin : List.of("https://dashboard.example", "http://127.0.0.1:1", "null")) {
			HttpResponse<String> answer = http.send(asked().header("Origin", origin).build(), BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.body()).isEmpty();
			HttpResponse<String> preflight = http.send(HttpRequest.newBuilder(api("/graphql"))
				.header("Origin", origin)
				.header("Access-Control-Request-Method", "POST")
				.method("OPTIONS", BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
			assertThat(preflight.statusCode()).isEqualTo(403);
			assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-allow"));
		}
	}

	@Test
	void noSocketOpensForAnotherOrigin() throws Exception {
		for (String origin : List.of("https://dashboard.example", "http://127.0.0.1:1", "null")) {
			assertThatThrownBy(() -> new Socket(jiheng.client().address(), Map.of("Origin", origin))).rootCause()
				.hasMessageContaining("403");
		}
		try (Socket own = new Socket(jiheng.client().address(),
				Map.of("Origin", jiheng.client().address().toString()))) {
			own.init(Map.of("Authorization", "Bearer " + jiheng.client().token("lulong-finance")));
			own.expect("connection_ack");
		}
	}

	@Test
	void nothingIsDoneOverASocketBeforeItIsKnownWhoAsks() throws Exception {
		for (String document : List.of("{ viewer { subject } }", "{ __typename }",
				"subscription { inboxChanged { totalCount } }")) {
			try (var socket = new Socket(jiheng.client().address(), Map.of())) {
				socket.subscribe("1", document);
				assertThat(socket.closed(Duration.ofSeconds(10))).isEqualTo(4401);
			}
			try (var socket = new Socket(jiheng.client().address(), Map.of())) {
				socket.init(Map.of());
				socket.trySubscribing("1", document);
				assertThat(socket.closed(Duration.ofSeconds(10))).isEqualTo(4401);
				assertThat(socket.next(Duration.ofMillis(200))).isNull();
			}
		}
	}

	private HttpRequest.Builder asked() throws Exception {
		return HttpRequest.newBuilder(api("/graphql"))
			.header("Authorization", "Bearer " + jiheng.client().token("lulong-finance"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(LONG));
	}

	private URI api(String path) {
		return jiheng.client().address().resolve(path);
	}

}
