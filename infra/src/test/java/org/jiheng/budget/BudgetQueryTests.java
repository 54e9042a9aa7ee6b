package org.jiheng.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jiheng.budget.persistence.BudgetFixtures;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.StatementLog;
import org.jiheng.shared.FiscalYear;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.CurrentScope;
import org.jiheng.tenancy.DepartmentCode;
import org.jiheng.tenancy.RegionCode;
import org.jiheng.tenancy.Role;
import org.jiheng.tenancy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import reactor.core.publisher.Mono;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetQueryTests {

	private static final RegionCode LULONG = new RegionCode("130324");

	private static final Scope FINANCE = new Scope.OfCounty("finance", LULONG, Role.READER);

	private static final Scope EDITOR = new Scope.OfDepartment("editor", LULONG, new DepartmentCode("302"),
			Role.DEPARTMENT_EDITOR);

	private static final Scope CHANGLI = new Scope.OfCounty("changli", new RegionCode("130322"), Role.READER);

	private static final List<Scope> WITHOUT_DRAFTS = List.of(new Scope.Identity("nobody"),
			new Scope.Instance("administrator"), new Scope.Oversight("above", new RegionCode("130300")));

	/** Q1: every field of the form. */
	private static final String Q1 = """
			{ budget(county: "130324", department: "302", year: 2024) {
			  id year status version title overallGoals itemisedGoals safeguards projectCount
			  county { code name } department { code name }
			  funds { total(unit: YUAN) fiscal other amountStage }
			  indicators { ...form }
			  projects(first: 100) { totalCount nodes {
			    id sequence code name unit { code name } funds { total fiscal other } purpose
			    paymentPlan { month cumulativePercent } goals classified indicators { ...form } } } } }
			fragment form on Indicator { id sequence level1 level2 level3 description basis weight
			  target { raw kind comparator value upperValue unit deadline } }""";

	private ConfigurableApplicationContext context;

	private StatementLog.Lines lines;

	@BeforeAll
	void fill(Database database) {
		var fixtures = new BudgetFixtures(database);
		fixtures.county("130324", 4, 2023, 2024, 15);
		fixtures.county("130322", 2, 2023, 2024, 15);
		System.setProperty("spring.graphql.schema.locations", "classpath*:graphql/**/");
		context = database.with(Queries.class);
		System.clearProperty("spring.graphql.schema.locations");
		lines = context.getBean(StatementLog.Lines.class);
	}

	@AfterAll
	void close() {
		context.close();
	}

	@BeforeEach
	void forget() {
		lines.take();
	}

	@Test
	void aWholeBudgetTakesThreeStatementsInOneTransaction() {
		Map<String, Object> answer = ask(FINANCE, Q1);
		assertThat(answer).doesNotContainKey("errors");
		List<String> said = lines.take();
		assertThat(said).hasSize(6);
		assertThat(said.get(0)).isEqualTo("beginTransaction");
		assertThat(said.get(1)).contains("jiheng.set_scope");
		assertThat(said.subList(2, 5)).allSatisfy(statement -> assertThat(statement).contains("county_code = $"));
		assertThat(said.get(5)).isEqualTo("commitTransaction");
		assertThat(this.<List<?>>at(answer, "$.data.budget.projects.nodes")).hasSize(15);
		assertThat(this.<List<?>>at(answer, "$.data.budget.projects.nodes[*].indicators[*]")).hasSize(105);
		assertThat(this.<List<?>>at(answer, "$.data.budget.indicators")).hasSize(2);
		assertThat(this.<Object>at(answer, "$.data.budget.department.name")).isEqualTo("第2局");
	}

	@Test
	void blankFundsAreNullAndZeroIsZero() {
		String document = "{ budget(county: \"130324\", department: \"%s\", year: 2024) { funds { fiscal other } } }";
		assertThat(this.<Object>at(ask(FINANCE, document.formatted("301")), "$.data.budget.funds.other")).isNull();
		assertThat(this.<Object>at(ask(FINANCE, document.formatted("302")), "$.data.budget.funds.other"))
			.hasToString("0.00");
	}

	@Test
	void whatIsClassifiedHasNoText() {
		Map<String, Object> answer = ask(FINANCE, Q1);
		assertThat(this.<List<Object>>at(answer,
				"$.data.budget.projects.nodes[?(@.classified == true)].indicators[*].target.raw"))
			.hasSize(21)
			.containsOnlyNulls();
		assertThat(this.<List<Object>>at(answer, "$.data.budget.projects.nodes[?(@.classified == true)].purpose"))
			.containsOnlyNulls();
	}

	@Test
	void twentyProjectsByAmountWithTheirDepartmentsTakeOneStatementForEachLevel() {
		Map<String, Object> answer = ask(FINANCE, """
				{ projects(first: 20, filter: { years: [2024], totalAtLeast: 1, totalAtMost: 300 },
				    orderBy: { field: TOTAL, direction: DESC }) {
				  edges { cursor node { name funds { total } budget { department { name } county { name } } } }
				  pageInfo { hasNextPage } } }""");
		assertThat(answer).doesNotContainKey("errors");
		assertThat(this.<List<?>>at(answer, "$.data.projects.edges[*].node.budget.department.name")).hasSize(20);
		assertThat(lines.take()).hasSize(5);
	}

	@Test
	void aProjectWithItsIndicatorsTakesTwoStatements() {
		Map<String, Object> answer = ask(FINANCE, """
				{ project(county: "130324", code: "13032424P000000020010", year: 2024) {
				  name indicators { level3 target { raw } } } }""");
		assertThat(this.<List<?>>at(answer, "$.data.project.indicators")).hasSize(7);
		assertThat(lines.take()).hasSize(5);
	}

	@Test
	void listsOfBudgetsTakeOneStatementForEachLevelWhateverTheirLength() {
		Map<String, Object> answer = ask(FINANCE, """
				query($no: Boolean = false) { budgets(first: 50) { nodes { title
				  few: projects(first: 2) { nodes { name indicators { level1 } budget { title } } }
				  most: projects(last: 3, orderBy: { field: TOTAL }) { totalCount edges { node { name } } }
				  projects(first: 9) @include(if: $no) { nodes { name } } } } }""");
		assertThat(answer).doesNotContainKey("errors");
		assertThat(this.<List<?>>at(answer, "$.data.budgets.nodes[*].few.nodes[*].indicators[*]")).hasSize(8 * 2 * 7);
		assertThat(this.<List<?>>at(answer, "$.data.budgets.nodes[*].most.edges[*]")).hasSize(8 * 3);
		assertThat(lines.takeStatements()).hasSize(4);
	}

	@Test
	void whatNoRootFieldLoadedTakesOneStatementForEachLevel() {
		String first = at(ask(FINANCE, "{ budgets(first: 1) { nodes { id } } }"), "$.data.budgets.nodes[0].id");
		String last = at(ask(FINANCE, "{ budgets(last: 1) { nodes { id } } }"), "$.data.budgets.nodes[0].id");
		lines.take();
		Map<String, Object> answer = ask(FINANCE, """
				{ nodes(ids: ["%s", "%s"]) { id ... on Budget { projects(first: 3, filter: { classified: false }) {
				  totalCount nodes { name indicators { level1 } } } } } }""".formatted(first, last));
		assertThat(answer).doesNotContainKey("errors");
		assertThat(this.<List<?>>at(answer, "$.data.nodes[*].projects.nodes[*].indicators[*]")).hasSize(2 * 3 * 7);
		assertThat(this.<List<Object>>at(answer, "$.data.nodes[*].projects.totalCount")).containsExactly(12, 12);
		assertThat(lines.takeStatements()).hasSize(4);
	}

	@Test
	void everyIdLeadsBackToItsObject() {
		Map<String, Object> answer = ask(FINANCE, Q1);
		for (String path : List.of("$.data.budget.id", "$.data.budget.projects.nodes[3].id",
				"$.data.budget.projects.nodes[3].indicators[2].id")) {
			String id = at(answer, path);
			String document = "{ node(id: \"" + id + "\") { id } }";
			assertThat(this.<Object>at(ask(FINANCE, document), "$.data.node.id")).isEqualTo(id);
			assertThat(this.<Object>at(ask(CHANGLI, document), "$.data.node")).isNull();
			WITHOUT_DRAFTS.forEach(scope -> assertThat(this.<Object>at(ask(scope, document), "$.data.node")).isNull());
		}
	}

	@Test
	void aForeignBudgetLooksLikeAnAbsentOneByEveryPath() {
		String absent = Q1.replace("302", "999");
		assertThat(ask(CHANGLI, Q1)).isEqualTo(ask(CHANGLI, absent));
		assertThat(ask(EDITOR, Q1.replace("302", "303"))).isEqualTo(ask(EDITOR, absent));
		for (String document : List.of(
				"{ projects(first: 9, filter: { counties: [\"130324\"] }) { totalCount nodes { id } } }",
				"{ budgets(first: 9, filter: { counties: [\"130324\"] }) { totalCount nodes { id } } }",
				"{ indicators(first: 9, filter: { counties: [\"130324\"] }) { totalCount nodes { id } } }")) {
			Map<String, Object> answer = ask(CHANGLI, document);
			assertThat(answer).doesNotContainKey("errors");
			assertThat(answer.toString()).contains("totalCount=0").contains("nodes=[]");
		}
	}

	@Test
	void aDepartmentSeesItsOwnOnly() {
		assertThat(this.<List<Object>>at(ask(EDITOR, "{ projects(first: 100) { nodes { unit { code } } } }"),
				"$.data.projects.nodes[*].unit.code"))
			.hasSize(30)
			.containsOnly("302001");
	}

	@Test
	void scopesWithoutDraftsNeverReachTheDatabase() {
		for (Scope scope : WITHOUT_DRAFTS) {
			assertThat(this.<Object>at(ask(scope, Q1), "$.data.budget")).isNull();
			assertThat(this.<Object>at(ask(scope, "{ projects(first: 9) { totalCount nodes { id } } }"),
					"$.data.projects.totalCount"))
				.isEqualTo(0);
		}
		assertThat(lines.take()).isEmpty();
	}

	@Test
	void unknownNamesAreRefusedWithTheNearest() {
		assertRefused("{ projects(first: 9, filter: { counties: [\"130399\"] }) { nodes { id } } }", "1303");
		assertRefused("{ budgets(first: 9, filter: { departments: [\"399\"] }) { nodes { id } } }", "30");
		assertRefused("{ indicators(first: 9, filter: { level2: [\"数量\"] }) { nodes { id } } }", "数量指标");
		assertRefused("{ indicators(first: 9, filter: { level1: [\"产值指标\"] }) { nodes { id } } }", "产出指标");
	}

	@Test
	void whatIsAskedForWronglyIsRefused() {
		assertRefused("{ projects { nodes { id } } }", "first");
		assertRefused("{ projects(first: 101) { nodes { id } } }", "100");
		assertRefused("{ projects(first: 9, filter: { years: [] }) { nodes { id } } }", "");
		assertRefused("{ projects(first: 9, filter: { totalAtLeast: -1 }) { nodes { id } } }", "");
		assertRefused("{ projects(first: 9, filter: { totalAtLeast: 0.0000001 }) { nodes { id } } }", "");
		assertRefused("{ projects(first: 9, filter: { nameContains: \"a\\u0000\" }) { nodes { id } } }", "");
		String cursor = at(ask(FINANCE, "{ projects(first: 1) { pageInfo { endCursor } } }"),
				"$.data.projects.pageInfo.endCursor");
		assertRefused(
				"{ projects(first: 9, after: \"%s\", filter: { years: [2024] }) { nodes { id } } }".formatted(cursor),
				"");
	}

	@Test
	void wordsAreFoundLiterally() {
		assertThat(count("indicators", "{ textContains: \"100%_完成\" }")).isEqualTo(4 * 2 * 12 + 2 * 2);
		assertThat(count("indicators", "{ textContains: \"100__完成\" }")).isZero();
		assertThat(count("indicators", "{ textContains: \"100%成\" }")).isZero();
		assertThat(count("projects", "{ nameContains: \"_维修%\" }")).isEqualTo(4 * 2 * 5);
		assertThat(count("projects", "{ classified: true, nameContains: \"项目1\" }")).isEqualTo(4 * 2 * 2);
		assertThat(count("indicators", "{ kinds: [CLASSIFIED] }")).isEqualTo(4 * 2 * 3 * 7);
	}

	@Test
	void provenanceIsReadOnlyWhereItIsAskedFor() {
		ask(FINANCE, Q1);
		assertThat(lines.takeStatements()).noneMatch(statement -> statement.contains("provenance"));
		Map<String, Object> answer = ask(FINANCE, """
				{ budget(county: "130324", department: "302", year: 2024) { provenance { field raw }
				  projects(first: 1) { nodes { provenance { line cell raw } } } } }""");
		assertThat(this.<Object>at(answer, "$.data.budget.provenance[0].raw")).isEqualTo("标题");
		assertThat(this.<Object>at(answer, "$.data.budget.projects.nodes[0].provenance[0].cell")).isEqualTo(3);
	}

	/** What Q2 is answered with needs no sums over all projects, and no long text. */
	@Test
	void partsThatNobodyAsksForAreNotRead() {
		ask(FINANCE, """
				{ projects(first: 20, filter: { years: [2024] }) { nodes { code name funds { total }
				  budget { year title department { code name } } } } }""");
		assertThat(lines.takeStatements()).hasSize(2)
			.noneMatch(statement -> statement.contains("sum(") || statement.contains("goals")
					|| statement.contains("safeguards") || statement.contains("purpose")
					|| statement.contains("plan_"));
	}

	@Test
	void whatWasNotReadIsNotTakenForEmpty() {
		var key = new BudgetKey(LULONG, new FiscalYear(2024), new DepartmentCode("302"));
		var shortly = new Detail(Set.of());
		Budget budget = read(context.getBean(Budgets.class).of(Set.of(key), shortly)).get(key);
		assertThat(budget.title()).isNotEmpty();
		assertThatIllegalStateException().isThrownBy(budget::funds);
		assertThatIllegalStateException().isThrownBy(budget::projectCount);
		assertThatIllegalStateException().isThrownBy(budget::overallGoals);
		Project project = read(context.getBean(Projects.class)
			.list(ProjectFilter.ALL, ProjectOrder.DEFAULT, new PageRequest(1, true, null), shortly)).items()
			.getFirst()
			.node();
		assertThat(project.funds().total().fen()).isPositive();
		assertThatIllegalStateException().isThrownBy(project::purpose);
		assertThatIllegalStateException().isThrownBy(project::paymentPlan);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "funds { total fiscal other amountStage }", "projectCount", "projects(first: 1) { totalCount }",
					"overallGoals", "itemisedGoals", "safeguards", "provenance { field raw }" })
	void everyPartOfABudgetIsAnsweredByEveryWayToIt(String field) {
		String budget = "budget(county: \"130324\", department: \"302\", year: 2024)";
		String only = "filter: { departments: [\"302\"], years: [2024] }";
		String less = budget + " { id projects(first: 2) { nodes { name budget { year } } } } "
				+ "more: budgets(first: 9) { nodes { title } }";
		Map<String, Object> one = ask(FINANCE, "{ %s { id asked: %s } }".formatted(budget, field));
		String id = at(one, "$.data.budget.id");
		assertAnsweredAlike("Budget", field, less, at(one, "$.data.budget.asked"),
				List.of(budget + " { %s }", "budgets(first: 1, " + only + ") { nodes { %s } }",
						"budgets(last: 1, " + only + ") { edges { node { %s } } }",
						budget + " { projects(first: 2) { edges { node { budget { %s } } } } }",
						budget + " { department { budget(year: 2024) { %s } } }",
						"projects(first: 3, " + only + ") { nodes { budget { %s } } }",
						"project(county: \"130324\", code: \"13032424P000000020010\", year: 2024) { budget { %s } }",
						"indicators(first: 9, " + only + ") { nodes { project { budget { %s } } } }",
						"node(id: \"" + id + "\") { ... on Budget { %s } }", "nodes(ids: [\"" + id
								+ "\"]) { ... on Budget { lastYear { department { budget(year: 2024) { %s } } } } }"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "purpose", "paymentPlan { month cumulativePercent }", "goals", "provenance { field raw }" })
	void everyPartOfAProjectIsAnsweredByEveryWayToIt(String field) {
		String project = "project(county: \"130324\", code: \"13032424P000000020010\", year: 2024)";
		String budget = "budget(county: \"130324\", department: \"302\", year: 2024)";
		String only = "filter: { codes: [\"13032424P000000020010\"] }";
		String less = budget + " { projects(first: 20) { nodes { name indicators { project { code } } } } } "
				+ "more: projects(first: 100) { nodes { name } }";
		Map<String, Object> one = ask(FINANCE, "{ %s { id asked: %s } }".formatted(project, field));
		String id = at(one, "$.data.project.id");
		assertAnsweredAlike("Project", field, less, at(one, "$.data.project.asked"),
				List.of(project + " { %s }", project + " { indicators { project { %s } } }",
						"projects(first: 1, " + only + ") { nodes { %s } }",
						"projects(last: 1, " + only + ") { edges { node { %s } } }",
						budget + " { projects(first: 2, " + only + ") { nodes { %s } } }",
						"budgets(first: 9) { edges { node { projects(last: 9, " + only
								+ ") { edges { node { %s } } } } } }",
						"node(id: \"" + id + "\") { ... on Project { %s } }"));
	}

	/**
	 * By each way, named in each manner, after and before the same was asked for less.
	 */
	private void assertAnsweredAlike(String type, String field, String less, Object answer, List<String> ways) {
		String asked = "asked: " + field;
		for (String way : ways) {
			for (String said : List.of(asked, "... @include(if: $yes) { " + asked + " }", "... { " + asked + " }",
					"... on " + type + " @skip(if: $no) { id " + asked + " }", "...inFragment")) {
				String by = "by: " + way.formatted(said);
				for (String fields : List.of(less + " " + by, by + " " + less)) {
					Map<String, Object> answers = ask(FINANCE,
							"query($yes: Boolean! = true, $no: Boolean! = false) { " + fields
									+ " why: __typename @include(if: $yes) @skip(if: $no) }"
									+ (said.equals("...inFragment")
											? " fragment inFragment on " + type + " { id " + asked + " }" : ""));
					assertThat(answers).as(by).doesNotContainKey("errors");
					assertThat(this.<List<Object>>at(answers, "$.data.by..asked")).as(by)
						.isNotEmpty()
						.allSatisfy(each -> assertThat(each).isEqualTo(answer));
				}
			}
		}
	}

	private <T> T read(Mono<T> reading) {
		return Objects.requireNonNull(reading.contextWrite(in -> CurrentScope.put(FINANCE, in)).block());
	}

	@Test
	void theFramesAreKnownToEveryone() {
		assertThat(this.<List<Object>>at(
				ask(new Scope.Identity("nobody"), "{ indicatorFrames { id level1 { name level2 } } }"),
				"$.data.indicatorFrames[*].id"))
			.containsExactly("2015", "2021");
	}

	private int count(String list, String filter) {
		return at(ask(FINANCE, "{ %s(first: 1, filter: %s) { totalCount } }".formatted(list, filter)),
				"$.data." + list + ".totalCount");
	}

	private void assertRefused(String document, String saying) {
		Map<String, Object> answer = ask(FINANCE, document);
		assertThat(this.<Object>at(answer, "$.errors[0].extensions.code")).isEqualTo("INVALID_INPUT");
		assertThat(this.<Object>at(answer, "$.errors[0]").toString()).contains(saying);
	}

	private Map<String, Object> ask(Scope scope, String document) {
		var request = new DefaultExecutionGraphQlRequest(document, null, null, null, "1", Locale.CHINA);
		return context.getBean(ExecutionGraphQlService.class)
			.execute(request)
			.contextWrite(in -> CurrentScope.put(scope, in))
			.map(response -> response.getExecutionResult().toSpecification())
			.block();
	}

	@SuppressWarnings("TypeParameterUnusedInFormals")
	private <T> T at(Map<String, Object> answer, String path) {
		return JsonPath.read(answer, path);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GraphQlAutoConfiguration.class)
	@ComponentScan(
			basePackages = { "org.jiheng.audit.persistence", "org.jiheng.budget.graphql",
					"org.jiheng.budget.persistence", "org.jiheng.county.persistence", "org.jiheng.department.graphql",
					"org.jiheng.department.persistence", "org.jiheng.shared.graphql", "org.jiheng.tenancy.graphql",
					"org.jiheng.tenancy.persistence" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*SocketHandler"))
	@Import(StatementLog.class)
	static class Queries {

	}

}
