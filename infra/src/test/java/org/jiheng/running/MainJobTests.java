package org.jiheng.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.budget.Comparator;
import org.jiheng.budget.TargetKind;
import org.jiheng.demo.DemoClient;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.document.LulongJustice2024.ExpectedIndicator;
import org.jiheng.document.LulongJustice2024.ExpectedProject;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The main job: the published document went in by upload, and what the department
 * promised comes back by GraphQL, to those whom it concerns.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTests {

	private static final String BUDGET = """
			{ budget(county: "130324", department: "315", year: 2024) {
			    id title status version year overallGoals itemisedGoals safeguards projectCount
			    county { code name } department { code name }
			    funds { total fiscal other amountStage yuan: total(unit: YUAN) }
			    indicators { id }
			    currentImport { id projectCount indicatorCount departmentRegistered findings { severity code message place { text } } }
			    projects(first: 100) { totalCount nodes {
			      id sequence code name purpose goals classified
			      unit { code name } funds { total fiscal other } paymentPlan { month cumulativePercent }
			      indicators { id sequence level1 level2 level3 description basis weight
			        target { raw kind comparator value upperValue unit deadline } } } } } }""";

	private static final List<String> OUTSIDERS = List.of("changli-finance", "qinhuangdao-oversight", "hebei-oversight",
			"jiheng-admin", "stranger");

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final JsonNode budget;

	MainJobTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.budget = client.ask("lulong-finance", BUDGET, Map.of()).path("budget");
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void theBudgetIsTheDocumentsOwn() {
		assertThat(text(budget, "title")).contains("2024").contains("部门预算绩效文本");
		assertThat(text(budget.path("county"), "name")).isEqualTo("卢龙县");
		assertThat(text(budget.path("department"), "code")).isEqualTo("315");
		assertThat(text(budget.path("department"), "name")).isEqualTo("卢龙县司法局");
		assertThat(text(budget, "status")).isEqualTo("DRAFT");
		assertThat(budget.path("projectCount").asInt()).isEqualTo(14);
		assertThat(number(budget.path("funds"), "total")).isEqualByComparingTo("263.97");
		assertThat(number(budget.path("funds"), "yuan")).isEqualByComparingTo("2639700");
		assertThat(number(budget.path("funds"), "fiscal")).isEqualByComparingTo("263.97");
		assertThat(budget.path("funds").path("other").isNull()).as("blank is not zero").isTrue();
		assertThat(texts(budget.path("overallGoals"))).isEqualTo(LulongJustice2024.overallGoals()).hasSize(10);
		assertThat(texts(budget.path("itemisedGoals"))).isEqualTo(LulongJustice2024.itemisedGoals()).hasSize(8);
		assertThat(texts(budget.path("safeguards"))).isEqualTo(LulongJustice2024.safeguards()).hasSize(7);
	}

	@Test
	void everyProjectIsAsInTheDocument() {
		List<ExpectedProject> projects = budget.path("projects")
			.path("nodes")
			.values()
			.stream()
			.map(MainJobTests::project)
			.toList();
		assertThat(projects).usingRecursiveComparison()
			.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
			.isEqualTo(LulongJustice2024.projects());
		assertThat(projects).hasSize(14);
	}

	@Test
	void everyIndicatorIsAsInTheDocument() {
		List<ExpectedIndicator> indicators = budget.path("projects")
			.path("nodes")
			.values()
			.stream()
			.flatMap(project -> project.path("indicators")
				.values()
				.stream()
				.map(indicator -> indicator(project.path("sequence").asInt(), indicator)))
			.toList();
		assertThat(indicators).usingRecursiveComparison()
			.withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
			.isEqualTo(LulongJustice2024.indicators());
		assertThat(indicators).hasSize(84);
	}

	@Test
	void theDepartmentReadsItsBudgetAsTheCountyDoes() throws Exception {
		for (String user : List.of("lulong-justice-editor", "lulong-justice-reviewer")) {
			assertThat(client.ask(user, BUDGET, Map.of()).path("budget")).isEqualTo(budget);
		}
	}

	@Test
	void nobodyElseSeesAnyOfItByAnyPath() throws Exception {
		for (String user : OUTSIDERS) {
			for (String path : paths()) {
				assertNothing(user, path);
			}
			HttpResponse<String> report = client.get(user, "/imports/" + text(budget.path("currentImport"), "id"));
			assertThat(report.statusCode()).as(user + " reads the import").isIn(403, 404);
			assertThat(report.body()).doesNotContain("司法", "315", "findings");
		}
	}

	@Test
	void anotherCountyCannotHandItInEither() throws Exception {
		for (String user : OUTSIDERS) {
			HttpResponse<String> answer = client.upload(user, "a.txt", LulongJustice2024.bytes());
			assertThat(answer.statusCode()).as(user + ": " + answer.body()).isIn(403, 422);
			assertThat(answer.body()).doesNotContain("315");
		}
		assertThat(client.ask("lulong-finance", BUDGET, Map.of()).path("budget")).isEqualTo(budget);
	}

	@Test
	void theViewerIsToldWhoTheyActAs() throws Exception {
		String viewer = "{ viewer { subject acting { role region { code name } department { code } } memberships { id } } }";
		JsonNode editor = client.ask("lulong-justice-editor", viewer, Map.of()).path("viewer");
		assertThat(text(editor.path("acting"), "role")).isEqualTo("DEPARTMENT_EDITOR");
		assertThat(text(editor.path("acting").path("department"), "code")).isEqualTo("315");
		JsonNode oversight = client.ask("hebei-oversight", viewer, Map.of()).path("viewer");
		assertThat(text(oversight.path("acting").path("region"), "name")).isEqualTo("河北省");
		JsonNode stranger = client.ask("stranger", viewer, Map.of()).path("viewer");
		assertThat(stranger.path("acting").isNull()).isTrue();
		assertThat(stranger.path("memberships")).isEmpty();
	}

	private void assertNothing(String user, String path) throws Exception {
		HttpResponse<String> answer = client.answer(user, path, Map.of());
		assertThat(answer.body()).as(user + " asks " + path)
			.doesNotContain("司法", "13032424P", "法律", "263.97", "Exception", "org.", "select ");
	}

	/** Every way that a query has to the budget, its projects and its indicators. */
	private List<String> paths() {
		JsonNode project = budget.path("projects").path("nodes").get(0);
		List<String> ids = Stream.of(budget, project, project.path("indicators").get(0), budget.path("currentImport"))
			.map(node -> text(node, "id"))
			.toList();
		List<String> paths = new ArrayList<>(List.of(BUDGET,
				"{ project(county: \"130324\", code: \"13032424P004431111187\", year: 2024) { name indicators { level3 } } }",
				"{ county(code: \"130324\") { departments { name } } }",
				"{ counties(first: 100) { totalCount nodes { departments { name budget(year: 2024) { title } } } } }",
				"{ budgets(first: 100) { totalCount nodes { title } } }",
				"{ projects(first: 100) { totalCount nodes { name } } }",
				"{ indicators(first: 100) { totalCount nodes { level3 project { name } } } }"));
		for (String filter : List.of("counties: [\"130324\"]", "years: [2024]",
				"counties: [\"130324\"], years: [2024]")) {
			paths.add("{ budgets(first: 100, filter: {%s}) { totalCount nodes { title } } }".formatted(filter));
			paths.add("{ projects(first: 100, filter: {%s}) { totalCount nodes { name } } }".formatted(filter));
			paths.add("{ indicators(last: 100, filter: {%s}) { totalCount nodes { level3 } } }".formatted(filter));
		}
		for (String id : ids) {
			paths.add("""
					{ node(id: "%s") { id ... on Budget { title projects(first: 100) { nodes { name } } }
					  ... on Project { name } ... on Indicator { level3 } ... on Import { findings { message } } } }"""
				.formatted(id));
		}
		return paths;
	}

	private static ExpectedProject project(JsonNode project) {
		JsonNode funds = project.path("funds");
		List<String> goals = texts(project.path("goals"));
		assertThat(goals).hasSizeLessThanOrEqualTo(1);
		assertThat(project.path("paymentPlan").values().stream().map(step -> step.path("month").asInt()))
			.containsExactly(3, 6, 10, 12);
		return new ExpectedProject(project.path("sequence").asInt(), required(project, "code"),
				required(project, "name"), required(project.path("unit"), "code"),
				required(project.path("unit"), "name"), Objects.requireNonNull(number(funds, "total")),
				number(funds, "fiscal"), number(funds, "other"), text(project, "purpose"),
				project.path("paymentPlan")
					.values()
					.stream()
					.map(step -> Objects.requireNonNull(number(step, "cumulativePercent")))
					.toList(),
				goals.isEmpty() ? null : goals.getFirst(), project.path("classified").asBoolean());
	}

	private static ExpectedIndicator indicator(int project, JsonNode indicator) {
		JsonNode target = indicator.path("target");
		String comparator = text(target, "comparator");
		String deadline = text(target, "deadline");
		assertThat(indicator.path("weight").isNull()).isTrue();
		return new ExpectedIndicator(project, indicator.path("sequence").asInt(), required(indicator, "level1"),
				required(indicator, "level2"), text(indicator, "level3"), text(indicator, "description"),
				text(target, "raw"), TargetKind.valueOf(required(target, "kind")),
				comparator == null ? null : Comparator.valueOf(comparator), number(target, "value"),
				number(target, "upperValue"), text(target, "unit"), deadline == null ? null : LocalDate.parse(deadline),
				text(indicator, "basis"));
	}

	private static String required(JsonNode node, String field) {
		return Objects.requireNonNull(text(node, field), field);
	}

	private static @Nullable String text(JsonNode node, String field) {
		JsonNode value = node.path(field);
		assertThat(value.isMissingNode()).as(field + " of " + node).isFalse();
		return value.isNull() ? null : value.asString();
	}

	private static @Nullable BigDecimal number(JsonNode node, String field) {
		JsonNode value = node.path(field);
		return value.isNull() ? null : value.decimalValue();
	}

	private static List<String> texts(JsonNode list) {
		return list.values().stream().map(JsonNode::asString).toList();
	}

}
