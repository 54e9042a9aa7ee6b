package org.jiheng.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.JihengApplication;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Every bad credential at every door of the running application. */
@ExtendWith(PostgresExtension.class)
class TokenMatrixTests {

	private static final String JSON = "Content-Type: application/json";

	private static final Door QUERY = new Door("query", "POST", "/graphql", JSON,
			"{\"query\":\"{ viewer { subject } }\"}");

	private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=b";

	private static final String UPLOAD = """
			--b\r
			Content-Disposition: form-data; name="file"; filename="a.txt"\r
			Content-Type: text/plain\r
			\r
			x\r
			--b--\r
			""";

	private static final List<Door> DOORS = List.of(QUERY,
			new Door("query by GET", "GET", "/graphql?query=%7Bviewer%7Bsubject%7D%7D", "Accept: application/json", ""),
			new Door("mutation", "POST", "/graphql", JSON,
					"""
							{"query":"mutation { onboardCounty(input: { code: \\"130324\\", financeSubject: \\"x\\" }) { problems { code } } }"}"""),
			new Door("variables", "POST", "/graphql", JSON, """
					{"query":"query($c: RegionCode!) { county(code: $c) { name } }","variables":{"c":"130324"}}"""),
			new Door("snapshot", "GET", "/snapshots/U25hcHNob3Q6MTMwMzI0OjIwMjQ6MzE1OjE", "Accept: application/json",
					""),
			new Door("snapshots", "GET", "/snapshots?year=2024", "Accept: application/json", ""),
			new Door("document", "GET", "/documents/QnVkZ2V0OjEzMDMyNDoyMDI0OjMxNQ", "Accept: */*", ""),
			new Door("documents", "GET", "/documents?year=2024", "Accept: */*", ""),
			new Door("template", "GET", "/documents/template?department=315&year=2025", "Accept: */*", ""),
			new Door("export", "GET", "/exports/projects?year=2024", "Accept: */*", ""),
			new Door("manifest", "GET", "/exports/projects/manifest?year=2024", "Accept: */*", ""),
			new Door("staged", "GET", "/imports/staged/x", "Accept: */*", ""),
			new Door("upload", "POST", "/imports", MULTIPART, UPLOAD),
			new Door("annotation", "POST", "/imports/annotated", MULTIPART, UPLOAD));

	private static final Set<Integer> CLOSED = Set.of(401, 403, 4401, 4403);

	private static StubIssuer issuer;

	private static ConfigurableApplicationContext application;

	private static Wire wire;

	@BeforeAll
	static void start(Database database) throws Exception {
		issuer = new StubIssuer();
		application = JihengApplication.application()
			.run(Stream
				.concat(database.arguments(),
						Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.liquibase.enabled=false",
								"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri()))
				.toArray(String[]::new));
		wire = new Wire(((ReactiveWebServerApplicationContext) application).getWebServer().getPort());
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void noBadCredentialOpensAnyDoor() throws Exception {
		Map<String, List<String>> credentials = BadCredentials.of(issuer);
		List<String> letThrough = new ArrayList<>();
		int tried = 0;
		for (var credential : credentials.entrySet()) {
			for (Door door : DOORS) {
				int status = Wire.status(door.knock(credential.getValue()));
				tried++;
				if (status != 401 && status != 403) {
					letThrough.add(credential.getKey() + " at " + door.name + ": " + status);
				}
			}
		}
		System.out.printf("Token matrix: %d bad credentials x %d doors, %d tried, %d let through%n", credentials.size(),
				DOORS.size(), tried, letThrough.size());
		assertThat(letThrough).isEmpty();
		assertThat(credentials).hasSizeGreaterThanOrEqualTo(30);
	}

	/** A bad credential is neither refused nor believed where nobody is known. */
	@Test
	void theAnonymousReaderLooksAtNoCredential() throws Exception {
		var reader = new Door("reader", "POST", "/public/graphql", JSON, "{\"query\":\"{ viewer { subject } }\"}");
		String none = body(reader.knock(List.of()));
		assertThat(none).contains("FORBIDDEN").doesNotContain("\"viewer\"");
		assertThat(body(reader.knock(List.of("Authorization: Bearer " + issuer.good())))).isEqualTo(none);
		var page = new Door("page", "GET", "/verify/" + "0".repeat(64), "Accept: */*", "");
		String unknown = body(page.knock(List.of()));
		assertThat(unknown).contains("没有这个编号");
		for (var credential : BadCredentials.of(issuer).entrySet().stream().limit(20).toList()) {
			assertThat(body(reader.knock(credential.getValue()))).as(credential.getKey()).isEqualTo(none);
			assertThat(body(page.knock(credential.getValue()))).as(credential.getKey()).isEqualTo(unknown);
		}
	}

	private static String body(String answer) {
		return answer.substring(answer.indexOf("\r\n\r\n"));
	}

	@Test
	void noBadCredentialOpensASocket() throws Exception {
		Map<String, List<String>> credentials = BadCredentials.of(issuer);
		List<String> letThrough = new ArrayList<>();
		for (var credential : credentials.entrySet()) {
			int handshake = wire.socket(credential.getValue(), "{}");
			if (!CLOSED.contains(handshake)) {
				letThrough.add(credential.getKey() + " in the handshake: " + handshake);
			}
			int init = wire.socket(List.of(), payload(credential.getValue()));
			if (!CLOSED.contains(init)) {
				letThrough.add(credential.getKey() + " in connection_init: " + init);
			}
		}
		System.out.printf("Token matrix: %d bad credentials x 2 ways into a socket, %d let through%n",
				credentials.size(), letThrough.size());
		assertThat(letThrough).isEmpty();
		String good = "Authorization: Bearer " + issuer.good();
		assertThat(wire.socket(List.of(good), "{}")).isZero();
		assertThat(wire.socket(List.of(), payload(List.of(good)))).isZero();
		assertThat(wire.socket(List.of(good), payload(List.of(good)))).as("two to choose from").isEqualTo(4401);
		assertThat(wire.socket(List.of(good, "Jiheng-Membership: 00000000-0000-0000-0000-000000000001"), "{}"))
			.isEqualTo(403);
		assertThat(wire.socket(List.of(good), "{\"Jiheng-Membership\":\"00000000-0000-0000-0000-000000000001\"}"))
			.isEqualTo(4403);
	}

	/**
	 * The header lines as a browser would give them, those of a name that comes twice
	 * too.
	 */
	private static String payload(List<String> lines) {
		Map<String, String> payload = new LinkedHashMap<>();
		for (String line : lines) {
			String name = line.substring(0, Math.max(0, line.indexOf(':')));
			String value = line.substring(line.indexOf(':') + 1).strip();
			payload.put(payload.containsKey(name) ? name.toLowerCase(Locale.ROOT) : name, value);
		}
		return JsonMapper.shared().writeValueAsString(payload);
	}

	@Test
	void aTokenInTheAddressOrTheBodyIsNone() throws IOException {
		assertThat(Wire
			.status(wire.send("GET", "/graphql?query=%7B__typename%7D&access_token=" + issuer.good(), List.of(), "")))
			.isEqualTo(401);
		assertThat(Wire.status(wire.send("POST", "/graphql", List.of("Content-Type: application/x-www-form-urlencoded"),
				"access_token=" + issuer.good())))
			.isEqualTo(401);
	}

	@Test
	void whatLooksLikeAHandshakeIsNoWayToAsk() throws IOException {
		for (List<String> headers : List.of(List.of("Upgrade: websocket"),
				List.of("Upgrade: WebSocket", "Sec-WebSocket-Version: 13"), List.of("Upgrade: h2c"))) {
			String query = wire.send("GET", "/graphql?query=%7B__typename%7D", headers, "");
			assertThat(Wire.status(query)).isIn(400, 401);
			assertThat(query).doesNotContain("__typename\":");
			assertThat(Wire.status(wire.send("POST", "/graphql", headers, "{\"query\":\"{ __typename }\"}")))
				.isEqualTo(401);
			assertThat(Wire.status(wire.send("GET", "/snapshots?year=2024", headers, ""))).isEqualTo(401);
		}
	}

	@Test
	void goodTokensAreLetIn() throws IOException {
		var typed = issuer.claims().claim("typ", "Bearer").build();
		var scoped = issuer.claims().claim("scope", "openid").build();
		for (String token : List.of(issuer.good(),
				StubIssuer.sign(JWSAlgorithm.PS256, issuer.rsa, "application/at+jwt", issuer.claims().build()),
				StubIssuer.sign(JWSAlgorithm.ES256, issuer.ec, "at+jwt", issuer.claims().build()),
				StubIssuer.sign(JWSAlgorithm.RS256, issuer.rsa, "JWT", typed),
				StubIssuer.sign(JWSAlgorithm.RS256, issuer.rsa, null, scoped), StubIssuer.sign(JWSAlgorithm.RS256,
						issuer.rsa, "at+jwt", issuer.claims().audience(List.of("account", "jiheng")).build()))) {
			assertThat(Wire.status(wire.send("POST", "/graphql", List.of(JSON, "Authorization: Bearer " + token),
					"{\"query\":\"{ __typename }\"}")))
				.isEqualTo(200);
		}
	}

	@Test
	void aRefusalSaysWhereTokensComeFromAndNothingElse() throws IOException {
		String answer = QUERY.knock(List.of());
		assertThat(answer)
			.contains("WWW-Authenticate: Bearer resource_metadata=\"http://127.0.0.1:" + wire.port()
					+ "/.well-known/oauth-protected-resource\"")
			.contains("Content-Type: application/json")
			.contains("\"code\":\"UNAUTHENTICATED\"")
			.doesNotContain("Exception", "jwt", "org.", "Set-Cookie");
		assertThat(QUERY.knock(List.of("Authorization: Bearer x"))).contains("error=\"invalid_token\"")
			.doesNotContain("error_description");
		String other = wire.send("GET", "/.well-known/oauth-protected-resource", List.of(), "");
		assertThat(Wire.status(other)).isEqualTo(200);
		assertThat(other).contains("\"authorization_servers\":[\"" + issuer.uri() + "\"]")
			.contains("\"resource\":\"http://127.0.0.1:" + wire.port() + "\"")
			.contains("\"bearer_methods_supported\":[\"header\"]");
	}

	@Test
	void whatIsNotNamedIsClosedEvenToBearers() throws IOException {
		for (String path : List.of("/", "/actuator", "/actuator/env", "/actuator/health", "/actuator/heapdump",
				"/error", "/graphql/schema", "/graphql/../actuator/env", "/.well-known/openid-configuration",
				"/login")) {
			String answer = wire.send("GET", path, List.of("Authorization: Bearer " + issuer.good()), "");
			assertThat(Wire.status(answer)).as(path).isIn(400, 403);
			assertThat(Wire.status(wire.send("GET", path, List.of(), ""))).as(path).isIn(400, 401);
		}
	}

	@Test
	void everyAnswerCarriesTheSecurityHeaders() throws IOException {
		for (String answer : List.of(QUERY.knock(List.of()),
				QUERY.knock(List.of("Authorization: Bearer " + issuer.good())))) {
			assertThat(answer).contains("Content-Security-Policy: default-src 'none'")
				.contains("X-Content-Type-Options: nosniff")
				.contains("X-Frame-Options: DENY")
				.contains("Referrer-Policy: no-referrer")
				.contains("Cache-Control: no-cache, no-store");
		}
	}

	@Test
	void theApplicationIsMadeOfNothingFromTheTests() {
		assertThat(application.getBeanDefinitionNames()).isNotEmpty().noneMatch(TokenMatrixTests::isOfTests);
	}

	private static boolean isOfTests(String bean) {
		Class<?> type = application.getType(bean);
		CodeSource source = type == null ? null : type.getProtectionDomain().getCodeSource();
		String place = source == null ? "" : source.getLocation().toString();
		return place.endsWith("/test-classes/") || place.endsWith("-tests.jar");
	}

	@Test
	void livenessIsPublicAndTellsNoDetails() throws IOException {
		String answer = wire.send("GET", "/actuator/health/liveness", List.of(), "");
		assertThat(Wire.status(answer)).isEqualTo(200);
		assertThat(answer).endsWith("{\"status\":\"UP\"}");
	}

	private record Door(String name, String method, String path, String header, String body) {

		String knock(List<String> credentials) throws IOException {
			List<String> headers = new ArrayList<>(List.of(header));
			headers.addAll(credentials);
			return wire.send(method, path, headers, body);
		}
	}

}
