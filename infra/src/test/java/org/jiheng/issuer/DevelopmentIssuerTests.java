package org.jiheng.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DevelopmentIssuerTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@TempDir
	private static Path directory;

	private static DevelopmentIssuer issuer;

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	@BeforeAll
	static void start() throws Exception {
		issuer = DevelopmentIssuer.start(freePort(), directory.resolve("issuer-key.json"));
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void discoveryLeadsToATokenForTheNameAndTheSecretDemo() throws Exception {
		JsonNode metadata = get("/.well-known/openid-configuration");
		assertThat(metadata.path("issuer").asString()).isEqualTo(issuer.uri().toString());

		var answer = post(URI.create(metadata.path("token_endpoint").asString()),
				Map.of("grant_type", "client_credentials", "client_id", "lulong-finance", "client_secret", "demo"));

		assertThat(answer.statusCode()).isEqualTo(200);
		SignedJWT token = SignedJWT.parse(JSON.readTree(answer.body()).path("access_token").asString());
		assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
		assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("lulong-finance");
		assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("jiheng");
		assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.uri().toString());
		assertThat(token.getJWTClaimsSet().getStringClaim("name")).isEqualTo("卢龙县财政局");
	}

	@Test
	void anotherSecretOpensNothing() throws Exception {
		var answer = post(issuer.uri().resolve("/oauth2/token"),
				Map.of("grant_type", "client_credentials", "client_id", "lulong-finance", "client_secret", "secret"));
		assertThat(answer.statusCode()).isEqualTo(401);
	}

	@Test
	void aClickOnANameLeadsToATokenByCodeAndPkce() throws Exception {
		String verifier = "0123456789-0123456789-0123456789-0123456789";
		String redirect = "http://127.0.0.1:54321/graphiql";
		var asked = get(authorizeUri(redirect, challenge(verifier)));
		assertThat(asked.headers().firstValue("Location")).hasValue(issuer.uri() + "/login");

		String page = get(issuer.uri().resolve("/login")).body();
		assertThat(page).contains(DemoUser.ALL.stream().map(DemoUser::name).toList());
		Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
		assertThat(csrf.find()).isTrue();
		var loggedIn = post(issuer.uri().resolve("/login"),
				Map.of("_csrf", csrf.group(1), "username", "hebei-oversight", "password", "demo"));
		var back = get(URI.create(loggedIn.headers().firstValue("Location").orElseThrow()));
		String location = back.headers().firstValue("Location").orElseThrow();
		assertThat(location).startsWith(redirect + "?code=").endsWith("&state=s");
		String code = location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));

		var grant = Map.of("grant_type", "authorization_code", "client_id", "graphiql", "code", code, "redirect_uri",
				redirect);
		var answer = post(issuer.uri().resolve("/oauth2/token"), with(grant, "code_verifier", verifier));
		JsonNode tokens = JSON.readTree(answer.body());
		assertThat(SignedJWT.parse(tokens.path("access_token").asString()).getJWTClaimsSet().getSubject())
			.isEqualTo("hebei-oversight");
		assertThat(SignedJWT.parse(tokens.path("id_token").asString()).getJWTClaimsSet().getAudience())
			.containsExactly("graphiql");
	}

	@Test
	void aCodeWithoutPkceIsNotGiven() throws Exception {
		var asked = get(authorizeUri("http://127.0.0.1:54321/graphiql", null));
		assertThat(asked.headers().firstValue("Location").orElse("")).doesNotContain("code=").contains("error=");
	}

	@Test
	void theKeyStaysOverARestart() throws Exception {
		Path key = directory.resolve("kept.json");
		String before;
		try (var first = DevelopmentIssuer.start(freePort(), key)) {
			before = get(first.uri().resolve("/oauth2/jwks"), "application/json").body();
		}
		try (var second = DevelopmentIssuer.start(freePort(), key)) {
			assertThat(get(second.uri().resolve("/oauth2/jwks"), "application/json").body()).isEqualTo(before)
				.doesNotContain("\"d\"");
		}
	}

	@Test
	void productionHasNoDevelopmentIssuer() throws Exception {
		int port = freePort();
		assertThatThrownBy(() -> DevelopmentIssuer.start(port, directory.resolve("never.json"),
				"--spring.profiles.active=production"))
			.hasMessageContaining("never in production");
		assertThat(directory.resolve("never.json")).doesNotExist();
		new ServerSocket(port).close();
	}

	private static URI authorizeUri(String redirect, String challenge) {
		var parameters = Map.of("response_type", "code", "client_id", "graphiql", "scope", "openid", "state", "s",
				"redirect_uri", redirect);
		var all = challenge == null ? parameters
				: with(with(parameters, "code_challenge", challenge), "code_challenge_method", "S256");
		return issuer.uri().resolve("/oauth2/authorize?" + form(all));
	}

	private static String challenge(String verifier) throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
	}

	private JsonNode get(String path) throws Exception {
		return JSON.readTree(get(issuer.uri().resolve(path), "application/json").body());
	}

	private HttpResponse<String> get(URI uri) throws Exception {
		return get(uri, "text/html");
	}

	private HttpResponse<String> get(URI uri, String accept) throws Exception {
		return http.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(URI uri, Map<String, String> form) throws Exception {
		return http.send(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form(form)))
			.build(), BodyHandlers.ofString());
	}

	private static String form(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private static Map<String, String> with(Map<String, String> map, String key, String value) {
		var all = new java.util.HashMap<>(map);
		all.put(key, value);
		return all;
	}

	private static int freePort() throws Exception {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
