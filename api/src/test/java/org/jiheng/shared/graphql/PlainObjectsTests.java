package org.jiheng.shared.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class PlainObjectsTests {

	private static final String SDL = """
			type Query { projects: [Project!]!, one: Project, strict: Project!, maybe: [Project] }
			interface Named { name: String }
			type Project implements Named {
			  name: String, count: Int, must: Int!, kind: Kind, tags: [String!], grid: [[Int!]!], funds: Funds, parts: [Project!]
			  amount(unit: Unit! = YUAN, more: Int): String, fails: String, late: String, soon: String, wrapped: String
			  named: Named, odd: Int, strange: Kind, effect: Int
			}
			type Funds { total: Int, must: Int!, owner: Project }
			enum Kind { GOOD BAD }
			enum Unit { YUAN WAN }
			""";

	private final AtomicInteger fetched = new AtomicInteger();

	private final GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL),
			wiring());

	private final DataFetcherExceptionHandler failures = new SimpleDataFetcherExceptionHandler();

	private final GraphQL engine = GraphQL.newGraphQL(schema)
		.queryExecutionStrategy(new AsyncExecutionStrategy(failures))
		.build();

	private final GraphQL plain = engine
		.transform(builder -> builder.queryExecutionStrategy(new PlainObjects(failures)));

	@ParameterizedTest
	@ValueSource(strings = { "{ projects { name count kind tags grid __typename } }",
			"{ projects { n: name again: name a: amount b: amount(unit: WAN) c: amount(unit: $unit, more: 2) } }",
			"{ projects { ...p ... on Project { count funds { total } } funds { must } } } fragment p on Project { name }",
			"{ projects { name @skip(if: $yes) count @include(if: $yes) ... @include(if: $no) { kind } } }",
			"{ projects { name must } }", "{ maybe { name must } }", "{ one { must } strict { name } }",
			"{ strict { name must } }", "{ maybe { name parts { must name } funds { must total } } }",
			"{ projects { name fails count } }", "{ projects { late name } }", "{ projects { soon name } }",
			"{ projects { wrapped name } }", "{ projects { name named { name ... on Project { count } } } }",
			"{ projects { odd name } }", "{ projects { strange } }",
			"{ projects { parts { parts { name funds { owner { name count } } } } } }",
			"{ one { name } one { count funds { total } } }", "{ one { amount(unit: $absent) } }",
			"{ projects { __typename } maybe { __typename t: __typename } }" })
	void whatIsAnsweredIsWhatTheEngineItselfWouldAnswer(String query) {
		String variables = Stream
			.of("$yes: Boolean! = true", "$no: Boolean! = false", "$unit: Unit! = WAN", "$absent: Unit! = YUAN")
			.filter(each -> query.contains(each.substring(0, each.indexOf(':')) + ")")
					|| query.contains(each.substring(0, each.indexOf(':')) + ","))
			.collect(Collectors.joining(", ", "(", ")"));
		String document = "query " + (variables.length() > 2 ? variables : "") + query;
		Map<String, Object> expected = answer(engine, document);
		assertThat(expected).containsKey("data");
		assertThat(answer(plain, document)).isEqualTo(expected).hasToString(expected.toString());
	}

	@Test
	void theEngineIsLeftWithTheRootFieldAlone() {
		var fields = new ArrayList<String>();
		GraphQL watched = plain.transform(builder -> builder.instrumentation(new SimplePerformantInstrumentation() {
			@Override
			public DataFetcher<?> instrumentDataFetcher(DataFetcher<?> fetcher,
					InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
				fields.add(parameters.getEnvironment().getField().getName());
				return fetcher;
			}
		}));
		answer(watched, "{ projects { name amount(unit: WAN) funds { total } parts { kind tags } __typename } }");
		assertThat(fields).containsExactly("projects");
	}

	@Test
	void aPlainObjectIsFetchedOnceAndInOrder() {
		assertThat(answer(plain, "{ one { effect count name } }").get("data"))
			.hasToString("{one={effect=1, count=3, name=甲}}");
	}

	private static Map<String, Object> answer(GraphQL graphQl, String document) {
		return graphQl.execute(document).toSpecification();
	}

	private RuntimeWiring wiring() {
		var good = new Project("甲", 3, 7, "GOOD", new Funds(10, 1), List.of());
		var whole = new Project("乙", null, 8, "BAD", new Funds(null, 2), List.of(good, good));
		var lacking = new Project(null, 5, null, null, new Funds(4, null), List.of(whole));
		List<@Nullable Project> some = Arrays.asList(good, null, whole, lacking);
		return RuntimeWiring.newRuntimeWiring()
			.type("Query",
					type -> type.dataFetcher("projects", asked -> List.of(good, whole, lacking))
						.dataFetcher("one", asked -> good)
						.dataFetcher("strict", asked -> lacking)
						.dataFetcher("maybe", asked -> some))
			.type("Named",
					type -> type.typeResolver(
							found -> found.getSchema().getObjectType(found.getObject().getClass().getSimpleName())))
			.type("Project", type -> type
				.dataFetcher("amount", (PlainFetcher<Project, String>) (project, arguments) -> project.name + arguments)
				.dataFetcher("fails", property(project -> {
					throw new IllegalStateException("on purpose");
				}))
				.dataFetcher("late",
						PropertyDataFetcher
							.fetching((Function<Project, CompletableFuture<String>>) PlainObjectsTests::late))
				.dataFetcher("soon", property(project -> Mono.just("soon")))
				.dataFetcher("wrapped", property(project -> Optional.ofNullable(project.name)))
				.dataFetcher("named", property(project -> project))
				.dataFetcher("odd", property(project -> "not a number"))
				.dataFetcher("strange", property(project -> "NO_KIND"))
				.dataFetcher("effect", property(project -> fetched.incrementAndGet())))
			.type("Funds", type -> type.dataFetcher("owner", PropertyDataFetcher.fetching((Funds funds) -> whole)))
			.build();
	}

	private static CompletableFuture<String> late(Project project) {
		return CompletableFuture.completedFuture("late");
	}

	private static PropertyDataFetcher<?> property(Function<Project, ?> value) {
		return PropertyDataFetcher.fetching(value::apply);
	}

	record Project(@Nullable String name, @Nullable Integer count, @Nullable Integer must, @Nullable String kind,
			Funds funds, List<Project> parts) {

		List<String> tags() {
			return List.of("一", "二");
		}

		List<List<Integer>> grid() {
			return List.of(List.of(1, 2), List.of());
		}
	}

	record Funds(@Nullable Integer total, @Nullable Integer must) {
	}

}
