package org.jiheng.shared.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents and requests that mean harm, over real HTTP: each is refused, and the server
 * goes on.
 */
@SpringBootTest(classes = GraphQlEdgeTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.graphql.schema.locations=classpath:toy/", "jiheng.graphql.introspection=true",
				"jiheng.cors.allowed-origins=https://dashboard.example" })
class AbuseTests {

	private static final String LEAKS = "(?s).*(java\\.|org\\.|graphql\\.|Exception|StringValue|ANTLR|select ).*";

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	int port;

	@Test
	void eachAbusiveDocumentIsRefusedAndTheNextRequestServed() throws Exception {
		ask("{ amount }", Map.of());
		for (var abuse : abuses().entrySet()) {
			String document = abuse.getValue().substring(abuse.getValue().indexOf('|') + 1);
			String expected = abuse.getValue().substring(0, abuse.getValue().indexOf('|'));
			long start = System.nanoTime();
			HttpResponse<String> answer = ask(document, Map.of("big", Integer.MAX_VALUE, "n", 100));
			long millis = (System.nanoTime() - start) / 1_000_000;
			assertThat(answer.statusCode()).as(abuse.getKey()).isBetween(400, 499);
			JsonNode error = answer.body().isEmpty() ? json.createObjectNode()
					: json.readTree(answer.body()).path("errors").path(0);
			String refusedBy = error.path("extensions").path("code").asString("HTTP " + answer.statusCode()) + " "
					+ error.path("extensions").path("reason").asString("");
			System.out.printf("abuse | %s | %,d characters | %s | %d ms%n", abuse.getKey(), document.length(),
					refusedBy.strip(), millis);
			assertThat(refusedBy).as(abuse.getKey() + answer.body()).matches("(LIMIT_EXCEEDED|INVALID_INPUT) .+");
			assertThat(refusedBy).as(abuse.getKey()).contains(expected);
			assertThat(answer.body()).as(abuse.getKey()).doesNotMatch(LEAKS).doesNotContain("\"data\"");
			assertThat(answer.body().length()).as(abuse.getKey()).isLessThan(60_000);
		}
		assertThat(ask("{ amount }", Map.of()).body()).contains("4.50");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "application/x-www-form-urlencoded;query=%7Bamount%7D;415",
					"text/plain;{\"query\":\"{ amount }\"};415", "application/json;[{\"query\":\"{ amount }\"}];400",
					"multipart/form-data; boundary=x;--x--;415", "application/json;{\"query\":;400",
					"application/json;{};400" },
			delimiter = '\u0001')
	void whatIsNotAGraphQlRequestIsRefused(String line) throws Exception {
		int status = Integer.parseInt(line.substring(line.lastIndexOf(';') + 1));
		String rest = line.substring(0, line.lastIndexOf(';'));
		int cut = rest.indexOf(rest.startsWith("multipart") ? "x;" : ";") + (rest.startsWith("multipart") ? 1 : 0);
		HttpResponse<String> answer = send(
				post(rest.substring(cut + 1)).header("content-type", rest.substring(0, cut)));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).doesNotMatch(LEAKS);
	}

	@Test
	void getRunsNothing() throws Exception {
		HttpResponse<String> answer = send(
				HttpRequest.newBuilder(URI.create(uri() + "?query=mutation%7Bchange%7D")).GET());
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("allow")).contains("POST");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void aForeignOriginIsRefusedBeforeAnythingIsDone() throws Exception {
		HttpResponse<String> answer = send(post("{\"query\":\"{ amount }\"}").header("content-type", "application/json")
			.header("origin", "https://evil.example"));
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void anOriginOnTheListAndOurOwnAreServed() throws Exception {
		for (String origin : new String[] { "https://dashboard.example", "http://localhost:" + port }) {
			HttpResponse<String> answer = send(
					post("{\"query\":\"{ amount }\"}").header("content-type", "application/json")
						.header("origin", origin));
			assertThat(answer.body()).contains("4.50");
		}
	}

	@Test
	void aBodyBeyondTheCapIsRefused() throws Exception {
		HttpResponse<String> answer = send(
				post("{\"query\":\"{ amount }\",\"variables\":{\"x\":\"" + "x".repeat(300_000) + "\"}}")
					.header("content-type", "application/json"));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("LIMIT_EXCEEDED");
	}

	private static Map<String, String> abuses() {
		Map<String, String> abuses = new LinkedHashMap<>();
		abuses.put("nested 21 deep", "DEPTH|{ " + nest("batch", 20, "id"));
		abuses.put("nested 5,000 deep", "LIMIT_EXCEEDED|{ " + nest("batch", 5000, "id"));
		abuses.put("inline fragments 400 deep", "LIMIT_EXCEEDED|{ " + nest("... on Query", 400, "amount"));
		abuses.put("list values 1,000 deep",
				"LIMIT_EXCEEDED|{ nodes(ids: " + "[".repeat(1000) + "]".repeat(1000) + ") { id } }");
		abuses.put("list explosion 100^3", "COST|{ " + nest("toys(first: 100) { nodes", 3, "id") + " }".repeat(3));
		abuses.put("list explosion 2^16", "COST|{ " + explosion(16, 4));
		abuses.put("list explosion 2^19", "COST|{ " + explosion(20, 5));
		abuses.put("list explosion by variable",
				"COST|query($n: Int) { " + nest("toys(first: $n) { nodes", 3, "id") + " }".repeat(3));
		abuses.put("list explosion by default of a variable",
				"COST|query($m: Int = 100) { " + nest("toys(first: $m) { nodes", 3, "id") + " }".repeat(3));
		abuses.put("unpaged lists 10^6", "COST|{ batch { " + nest("batch", 6, "id") + " }");
		abuses.put("first: 2147483647", "PAGE_SIZE|{ toys(first: 2147483647) { nodes { id } } }");
		abuses.put("first: 2147483647 by variable",
				"PAGE_SIZE|query($big: Int) { toys(first: $big) { nodes { id } } }");
		abuses.put("first: 10^3000", "PAGE_SIZE|{ toys(first: 1" + "0".repeat(3000) + ") { nodes { id } } }");
		abuses.put("last: -1", "PAGE_SIZE|{ toys(last: -1) { nodes { id } } }");
		abuses.put("fragment amplification 2^30",
				"FIELDS|{ ...f0 } " + IntStream.range(0, 30)
					.mapToObj(i -> "fragment f" + i + " on Query { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
					.collect(Collectors.joining(" ")) + " fragment f30 on Query { amount }");
		abuses.put("fragment amplification 2^30 below aliases",
				"LIMIT_EXCEEDED|{ ...f0 } "
						+ IntStream.range(0, 30)
							.mapToObj(i -> "fragment f" + i + " on Query { a" + i + ": node(id: 1) { ...g } ...f"
									+ (i + 1) + " ...f" + (i + 1) + " }")
							.collect(Collectors.joining(" "))
						+ " fragment f30 on Query { amount } fragment g on Toy { id }");
		abuses.put("14,000 duplicate fields", "LIMIT_EXCEEDED|{ " + "amount ".repeat(14_000) + "}");
		abuses.put("3,900 duplicate fields", "FIELDS|{ " + "amount ".repeat(3_900) + "}");
		abuses.put("3,000 duplicate fields in a fragment",
				"FIELDS|{ ...f } fragment f on Query { " + "amount ".repeat(3_000) + "}");
		abuses.put("101 aliases", "ALIASES|{ " + many(101, i -> "a" + i + ": amount") + " }");
		abuses.put("101 aliases in a fragment",
				"ALIASES|{ batch { ...f } } fragment f on Toy { " + many(101, i -> "a" + i + ": id") + " }");
		abuses.put("25 root fields", "ROOTS|{ " + many(25, i -> i < 20 ? "a" + i + ": amount" : "amount") + " }");
		abuses.put("1,000 directives on a field", "TOKENS|{ amount " + "@include(if: true) ".repeat(600) + "}");
		abuses.put("3,900 unknown directives", "LIMIT_EXCEEDED|{ amount " + "@x".repeat(1_900) + " }");
		abuses.put("directives in an unused fragment",
				"DIRECTIVES|{ amount } fragment f on Query { amount " + "@x ".repeat(500) + "}");
		abuses.put("circular fragments",
				"FRAGMENT_CYCLE|{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }");
		abuses.put("a fragment inside itself", "FRAGMENT_CYCLE|{ batch { ...a } } fragment a on Toy { ...a }");
		abuses.put("circular fragments never used",
				"INVALID_INPUT|{ amount } fragment a on Query { ...b } fragment b on Query { ...a }");
		abuses.put("circular introspection",
				"LIMIT_EXCEEDED|{ __schema { types { " + nest("fields { type", 6, "name") + " }".repeat(6) + " } }");
		abuses.put("introspection twice",
				"LIMIT_EXCEEDED|{ __schema { types { fields { type { fields { name } } } } } }");
		abuses.put("16,000 tokens", "TOKENS|{ amount" + " a".repeat(14_000) + " }");
		abuses.put("16,000 commas", "LIMIT_EXCEEDED|{ amount " + ",".repeat(31_000) + " }");
		abuses.put("50,000 characters of comment", "CHARACTERS|{ amount } #" + "x".repeat(50_000));
		abuses.put("a string of 40,000 characters", "CHARACTERS|{ node(id: \"" + "x".repeat(40_000) + "\") { id } }");
		abuses.put("1,000 operations", "LIMIT_EXCEEDED|" + many(700, i -> "query q" + i + " { amount }"));
		abuses.put("1,000 variables", "INVALID_INPUT|query(" + many(600, i -> "$v" + i + ": Int") + ") { amount }");
		abuses.put("broken syntax", "SYNTAX|{ amount ");
		abuses.put("an exponent of a billion", "INVALID_INPUT|{ echo(amount: 1e999999999) }");
		return abuses;
	}

	private static String nest(String field, int times, String leaf) {
		return (field + " { ").repeat(times) + leaf + " }".repeat(times) + " }";
	}

	/** Lists of lists: as many on each level as the base says, so many levels. */
	private static String explosion(int base, int levels) {
		String field = "toys(first: " + base + ") { nodes";
		return nest(field, levels, "id") + " }".repeat(levels);
	}

	private static String many(int count, IntFunction<String> part) {
		return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" "));
	}

	private HttpResponse<String> ask(String document, Map<String, Object> variables) throws Exception {
		String body = json.writeValueAsString(Map.of("query", document, "variables", variables));
		return send(post(body).header("content-type", "application/json")
			.header("accept", "application/graphql-response+json"));
	}

	private HttpRequest.Builder post(String body) {
		return HttpRequest.newBuilder(URI.create(uri())).POST(BodyPublishers.ofString(body));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return http.send(request.build(), BodyHandlers.ofString());
	}

	private String uri() {
		return "http://localhost:" + port + "/graphql";
	}

}
