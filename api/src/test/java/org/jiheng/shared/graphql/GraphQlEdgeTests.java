package org.jiheng.shared.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jiheng.budget.ProjectCode;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.Page;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The machinery that every controller shares, seen over HTTP with controllers of a toy.
 */
@SpringBootTest(properties = { "spring.graphql.schema.locations=classpath:toy/", "jiheng.graphql.limits.timeout=2s" })
@AutoConfigureWebTestClient
class GraphQlEdgeTests {

	@Autowired
	WebTestClient http;

	@Test
	void scalarsComeOutAsTheyWentIn() {
		assertThat(ask("""
				{ echo(region: "130324", code: "13032424P00000000000X", year: 2024, amount: 4.50,
				       date: "2024-12-31", at: "2024-03-01T09:30:00+08:00") }"""))
			.contains("130324 13032424P00000000000X 2024 4.50 2024-12-31 2024-03-01T09:30+08:00");
	}

	@Test
	void aDecimalIsAnExactNumberInTheAnswer() {
		assertThat(ask("{ amount }")).contains("\"amount\":4.50}");
	}

	@Test
	void anInstantIsShownInTheTimeOfChina() {
		assertThat(ask("{ at }")).contains("2024-03-01T09:30:00.000+08:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.50", "\"4.50\"" })
	void aDecimalInAVariableIsExact(String value) {
		assertThat(ask("query($a: BigDecimal) { echo(amount: $a) }", "{\"a\":" + value + "}"))
			.contains("null 4.50 null");
	}

	@Test
	void aDecimalInAVariableKeepsMoreDigitsThanADoubleHas() {
		assertThat(ask("query($a: BigDecimal) { echo(amount: $a) }", "{\"a\":123456789012345678.91}"))
			.contains("123456789012345678.91");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "1e-999999999", "\"1e999999999\"", "true", "\"４.5\"", "\"x\"", "[1]",
			"11111111111111111111111111111111111111111" })
	void aNumberThatIsNoneOfOursIsRefusedInChinese(String value) {
		for (String answer : List.of(ask("{ echo(amount: " + value + ") }"),
				ask("query($a: BigDecimal) { echo(amount: $a) }", "{\"a\":" + value + "}"))) {
			assertThat(answer).contains("INVALID_INPUT", "数值须为十进制数")
				.doesNotContain("StringValue", "Exception", "\"data\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "region: \"1303\"", "region: 130324", "code: \"x y\"", "year: 1999", "year: \"2024\"",
			"year: 2024.0", "year: 99999999999999999999999", "date: \"2024-02-30\"", "at: \"2024-03-01\"" })
	void aValueOfTheWrongShapeIsRefusedInChinese(String argument) {
		assertThat(ask("{ echo(" + argument + ") }")).contains("INVALID_INPUT", "须")
			.doesNotContain("StringValue", "IntValue", "Exception", "WrongType");
	}

	@Test
	void aProblemIsToldWithItsCodeAndWhatHelps() {
		assertThat(ask("{ fail(how: \"invalid\") }")).contains("\"code\":\"INVALID_INPUT\"",
				"\"reason\":\"COUNTY_UNKNOWN\"", "\"suggestion\":\"130324\"", "没有这个县", "\"path\":[\"fail\"]");
		assertThat(ask("{ fail(how: \"limit\") }")).contains("\"code\":\"LIMIT_EXCEEDED\"", "\"requested\":7",
				"\"limit\":5");
		assertThat(ask("{ fail(how: \"forbidden\") }")).contains("\"code\":\"FORBIDDEN\"", "不可");
		assertThat(ask("{ fail(how: \"timeout\") }")).contains("\"code\":\"UNAVAILABLE\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ fail(how: \"defect\") }", "{ fail(how: \"publisher\") }", "{ batch { broken } }",
			"{ bind(toy: { strict: { value: 1 } }) }" })
	void aDefectIsToldByItsReferenceOnly(String document) {
		assertThat(ask(document)).contains("\"code\":\"INTERNAL\"", "\"reference\":\"")
			.doesNotContain("select", "secret", "Exception", "java");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ fail(how: \"defect\") }", "{ fail(how: \"publisher\") }", "{ batch { broken } }",
			"{ bind(toy: { strict: { value: 1 } }) }" })
	void aDefectIsToldByTheRequestsOwnName(String document) {
		assertThat(http.post()
			.uri("/graphql")
			.contentType(MediaType.APPLICATION_JSON)
			.header("X-Request-Id", "my-request.1")
			.bodyValue(Map.of("query", document))
			.exchange()
			.expectHeader()
			.valueEquals("X-Request-Id", "my-request.1")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).contains("\"reference\":\"my-request.1\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "short", "with spaces", "<script>alert", "" })
	void aNameThatIsNotWellFormedIsReplaced(String name) {
		http.get()
			.uri("/graphql")
			.header("X-Request-Id", name)
			.exchange()
			.expectHeader()
			.valueMatches("X-Request-Id", "[0-9a-f-]{36}");
	}

	@Test
	void aProblemInsideABatchIsToldAsOne() {
		assertThat(ask("{ batch { refused } }")).contains("\"code\":\"CONFLICT\"", "已批复");
	}

	@Test
	void aNodeIsFoundByItsIdAndNothingElseIsFoundAtAll() {
		String id = NodeId.of("Toy", "1").toString();
		assertThat(ask("{ node(id: \"" + id + "\") { __typename id ... on Toy { name } } }"))
			.contains("{\"node\":{\"__typename\":\"Toy\",\"id\":\"" + id + "\",\"name\":\"玩具 1\"}}");
		String absent = NodeId.of("Toy", "999").toString();
		String foreignType = NodeId.of("Budget", "1").toString();
		for (String nobody : List.of(absent, foreignType, "garbage", "")) {
			assertThat(ask("{ node(id: \"" + nobody + "\") { id } }")).startsWith("{\"data\":{\"node\":null}");
		}
	}

	@Test
	void nodesComeInTheOrderAskedWithNullsBetween() {
		String one = NodeId.of("Toy", "1").toString();
		String two = NodeId.of("Toy", "2").toString();
		assertThat(ask(
				"{ nodes(ids: [\"%s\", \"no\", \"%s\", \"%s\"]) { ... on Toy { name } } }".formatted(two, one, two)))
			.contains("[{\"name\":\"玩具 2\"},null,{\"name\":\"玩具 1\"},{\"name\":\"玩具 2\"}]");
	}

	@Test
	void moreThanAHundredNodesAreRefused() {
		String ids = Flux.range(0, 101).map(i -> "\"" + i + "\"").collect(Collectors.joining(",")).block();
		assertThat(ask("{ nodes(ids: [" + ids + "]) { id } }")).contains("LIMIT_EXCEEDED", "\"requested\":101",
				"\"limit\":100");
	}

	@Test
	void aTotalIsCountedOnlyWhenAskedFor() {
		Toys.counted.set(0);
		assertThat(ask("{ toys(first: 2) { nodes { name } edges { cursor node { name } } pageInfo { endCursor } } }"))
			.contains("玩具 1");
		assertThat(Toys.counted).hasValue(0);
		assertThat(ask("{ toys(first: 2) { totalCount } }")).contains("\"totalCount\":41");
		assertThat(Toys.counted).hasValue(1);
	}

	@Test
	void aListWithoutASizeIsRefused() {
		assertThat(ask("{ toys { totalCount } }")).contains("INVALID_INPUT", "PAGE_SIZE", "1–100");
	}

	@Test
	void aKnownDocumentIsRefusedWhenItsVariablesAskForTooMuch() {
		String document = "query($n: Int) { toys(first: $n) { nodes { toys(first: $n) { nodes { toys(first: $n) { nodes { name } } } } } } }";
		for (int turn = 0; turn < 2; turn++) {
			assertThat(ask(document, "{\"n\":2}")).contains("\"cost\"").doesNotContain("errors");
			assertThat(ask(document, "{\"n\":100}")).contains("LIMIT_EXCEEDED", "\"reason\":\"COST\"",
					"\"limit\":60000");
		}
	}

	@Test
	void workUnderWayIsCancelledWhenTheTimeIsUp() {
		Toys.cancelled.set(0);
		assertThat(ask("{ hang }")).contains("LIMIT_EXCEEDED", "\"reason\":\"TIME\"");
		assertThat(Toys.cancelled).hasValue(1);
		assertThat(ask("{ batch { hanging } }")).contains("LIMIT_EXCEEDED", "\"reason\":\"TIME\"");
		assertThat(Toys.cancelled).hasValue(2);
	}

	@Test
	void theSchemaIsNotToldUnlessConfigured() {
		assertThat(ask("{ __schema { types { name } } }")).contains("FORBIDDEN").doesNotContain("Toy");
	}

	private String ask(String document) {
		return ask(document, "{}");
	}

	private String ask(String document, String variables) {
		String query = document.replace("\"", "\\\"").replace("\n", " ").replace("\t", " ");
		return http.post()
			.uri("/graphql")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"query\":\"" + query + "\",\"variables\":" + variables + "}")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan("org.jiheng.shared")
	@ComponentScan(
			basePackages = { "org.jiheng.tenancy.graphql", "org.jiheng.department.graphql",
					"org.jiheng.budget.graphql" },
			useDefaultFilters = false,
			includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Scalars"))
	static class Application {

		@Bean
		NodeResolver<Toy> toyResolver() {
			return new NodeResolver<>() {
				@Override
				public String type() {
					return "Toy";
				}

				@Override
				public Class<Toy> javaType() {
					return Toy.class;
				}

				@Override
				public Mono<Map<NodeId, Toy>> resolve(List<NodeId> ids) {
					return Flux.fromIterable(ids)
						.filter(id -> id.key().getFirst().length() == 1)
						.collectMap(id -> id, id -> new Toy(Integer.parseInt(id.key().getFirst())));
				}
			};
		}

	}

	record Toy(int number) {

		String id() {
			return NodeId.of("Toy", number).toString();
		}

		public String name() {
			return "玩具 " + number;
		}

		public String getId() {
			return id();
		}
	}

	record ToyInput(Strict strict) {
	}

	record Strict(int value) {
		Strict {
			throw new IllegalStateException("secret " + value);
		}
	}

	@Controller
	static class Toys {

		static final AtomicInteger counted = new AtomicInteger();

		@QueryMapping
		String echo(@Argument RegionCode region, @Argument ProjectCode code, @Argument FiscalYear year,
				@Argument BigDecimal amount, @Argument java.time.LocalDate date,
				@Argument java.time.OffsetDateTime at) {
			return region + " " + code + " " + year + " " + amount + " " + date + " " + at;
		}

		@QueryMapping
		BigDecimal amount() {
			return new BigDecimal("4.50");
		}

		@QueryMapping
		java.time.Instant at() {
			return java.time.Instant.parse("2024-03-01T01:30:00Z");
		}

		@QueryMapping
		Mono<Connection<Toy>> toys(@Arguments PageArguments page) {
			var paging = page.over("Toy");
			var found = new Page<>(List.of(new Page.Item<>(new Toy(1), List.of("1"))), false, true);
			return Mono.just(paging.connection(found, () -> Mono.fromCallable(() -> {
				counted.incrementAndGet();
				return 41;
			})));
		}

		@QueryMapping
		Flux<String> fail(@Argument String how) {
			return switch (how) {
				case "invalid" -> throw new ProblemException(
						new Problem.InvalidInput("COUNTY_UNKNOWN", List.of("county"), "没有这个县", "130324"));
				case "limit" -> Flux.error(new ProblemException(new Problem.LimitExceeded("X", "太多", 7, 5)));
				case "forbidden" -> Flux.error(new ProblemException(new Problem.Forbidden("不可")));
				case "timeout" -> Flux.error(new TimeoutException("secret"));
				case "publisher" -> Flux.concat(Flux.just("a"), Flux.error(new IllegalStateException("select secret")));
				default -> throw new IllegalStateException("select secret from budget");
			};
		}

		static final AtomicInteger cancelled = new AtomicInteger();

		@QueryMapping
		Mono<String> hang() {
			return Mono.<String>never().doOnCancel(cancelled::incrementAndGet);
		}

		@BatchMapping(typeName = "Toy")
		Mono<Map<Toy, String>> hanging(List<Toy> toys) {
			return Mono.<Map<Toy, String>>never().doOnCancel(cancelled::incrementAndGet);
		}

		@SchemaMapping(typeName = "Toy", field = "toys")
		Mono<Connection<Toy>> toysOf(Toy toy, @Arguments PageArguments page) {
			return toys(page);
		}

		@QueryMapping
		List<Toy> batch() {
			return List.of(new Toy(1), new Toy(2));
		}

		@QueryMapping
		String bind(@Argument ToyInput toy) {
			return toy.toString();
		}

		@BatchMapping(typeName = "Toy")
		Mono<Map<Toy, String>> broken(List<Toy> toys) {
			return Mono.error(new IllegalStateException("select secret"));
		}

		@BatchMapping(typeName = "Toy")
		Mono<Map<Toy, String>> refused(List<Toy> toys) {
			return Mono.error(new ProblemException(new Problem.Conflict("APPROVED", "已批复", "先退回")));
		}

	}

}
