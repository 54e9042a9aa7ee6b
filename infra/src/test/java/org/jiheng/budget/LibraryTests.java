package org.jiheng.budget;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What there is to pick from when a budget is drafted, on the published document and two
 * more indicators of another department.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryTests {

	private static final String FINANCE = "lulong-finance";

	private static final String EDITOR = "lulong-justice-editor";

	private static final String ENTRY = "level1 level2 level3 usageCount projectCount years"
			+ " examples { target year department basis }";

	private static final String PAGE = "query($filter: IndicatorLibraryFilter, $first: Int, $after: String, $last: Int,"
			+ " $before: String) { indicatorLibrary(filter: $filter, first: $first, after: $after, last: $last,"
			+ " before: $before) { totalCount nodes { " + ENTRY + " }"
			+ " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";

	private static final String ELSEWHERE = "只有审计局用的指标";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final List<JsonNode> indicators = new ArrayList<>();

	private final Database database;

	LibraryTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		elsewhere();
		for (JsonNode project : client.ask(FINANCE,
				"{ budget(county: \"130324\", department: \"315\", year: 2024) { projects(first: 100) { nodes {"
						+ " classified indicators { level1 level2 level3 target { kind raw } project { id } } } } } }",
				Map.of())
			.findValue("nodes")) {
			project.path("indicators").forEach(indicators::add);
		}
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	/** A budget of another department, of its own words, as a whole only. */
	private void elsewhere() throws Exception {
		write("registerDepartment", Map.of("code", "316", "name", "卢龙县审计局"), "problems { code }");
		String id = write("openBudget", Map.of("county", "130324", "department", "316", "year", 2025), "budget { id }")
			.findValue("id")
			.asString();
		write("replaceBudgetIndicators", Map.of("budget", id, "expectedVersion", 1, "indicators",
				List.of(Map.of("level1", "产出指标", "level2", "数量指标", "level3", ELSEWHERE, "target", "良好"), Map
					.of("level1", "产出指标", "level2", "数量指标", "level3", ELSEWHERE, "target", "≥3次", "basis", "工作计划"))),
				"problems { code }");
	}

	private JsonNode write(String mutation, Map<String, ?> input, String selection) throws Exception {
		String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
		JsonNode answer = client.ask(FINANCE, "mutation($input: " + type + "!) { " + mutation
				+ "(input: $input) { problems { message } " + selection + " } }", Map.of("input", input));
		assertThat(answer.findValue("problems")).isEmpty();
		return answer;
	}

	@Test
	void theCountsAreThoseOfTheDocument() throws Exception {
		Map<List<String>, Long> expected = indicators.stream()
			.filter(each -> !each.path("level3").isNull())
			.collect(groupingBy(LibraryTests::names, counting()));
		Map<List<String>, Set<JsonNode>> projects = new HashMap<>();
		indicators
			.forEach(each -> projects.computeIfAbsent(names(each), any -> new HashSet<>()).add(each.path("project")));
		List<JsonNode> found = forward(EDITOR, Map.of(), 7);
		assertThat(found).hasSize(expected.size()).hasSizeGreaterThan(20);
		assertThat(found).allSatisfy(entry -> {
			assertThat(entry.path("usageCount").asLong()).isEqualTo(expected.get(names(entry)));
			assertThat(entry.path("projectCount").asInt()).isEqualTo(projects.get(names(entry)).size());
			assertThat(entry.path("years")).extracting(JsonNode::asInt).containsExactly(2024);
			assertThat(entry.path("examples").size()).isEqualTo(Math.min(3, entry.path("usageCount").asInt()));
		});
		assertThat(found).extracting(entry -> entry.path("usageCount").asInt())
			.isSortedAccordingTo(Comparator.reverseOrder());
		System.out.println("library: " + indicators.size() + " indicators, " + found.size() + " names, most used "
				+ names(found.getFirst()) + " " + found.getFirst().path("usageCount"));
	}

	@Test
	void pagesForwardAndBackGiveEveryNameOnce() throws Exception {
		List<JsonNode> all = forward(FINANCE, Map.of(), 100);
		assertThat(forward(FINANCE, Map.of(), 5)).isEqualTo(all).doesNotHaveDuplicates();
		List<JsonNode> back = new ArrayList<>();
		Map<String, Object> asked = new HashMap<>(Map.of("last", 6));
		JsonNode page;
		do {
			page = page(FINANCE, asked);
			List<JsonNode> before = new ArrayList<>();
			page.path("nodes").forEach(before::add);
			back.addAll(0, before);
			asked.put("before", page.path("pageInfo").path("startCursor").asString());
		}
		while (page.path("pageInfo").path("hasPreviousPage").asBoolean());
		assertThat(back).isEqualTo(all);
		assertThat(page.path("totalCount").asInt()).isEqualTo(all.size());
	}

	@Test
	void namesAreFoundByTheirWords() throws Exception {
		List<JsonNode> all = forward(FINANCE, Map.of(), 100);
		List<JsonNode> found = forward(FINANCE, Map.of("textContains", "满意度"), 100);
		assertThat(found).isNotEmpty()
			.containsExactlyElementsOf(
					all.stream().filter(entry -> entry.path("level3").asString().contains("满意度")).toList());
		assertThat(forward(FINANCE, Map.of("level2", List.of("数量指标"), "textContains", "只有"), 9))
			.extracting(entry -> entry.path("level3").asString())
			.containsExactly(ELSEWHERE);
		assertThat(forward(FINANCE, Map.of("years", List.of(2025)), 9)).hasSize(1);
		assertThat(forward(FINANCE, Map.of("departments", List.of("316")), 9)).hasSize(1);
		assertThat(forward(FINANCE, Map.of("textContains", "%"), 100))
			.hasSameSizeAs(all.stream().filter(entry -> entry.path("level3").asString().contains("%")).toList());
	}

	@Test
	void measurableExamplesComeFirstWithTheirBasis() throws Exception {
		JsonNode entry = forward(FINANCE, Map.of("textContains", ELSEWHERE), 9).getFirst();
		assertThat(entry.path("usageCount").asInt()).isEqualTo(2);
		assertThat(entry.path("projectCount").asInt()).as("those of a whole department are of no project").isZero();
		assertThat(entry.path("examples")).extracting(each -> each.path("target").asString())
			.containsExactly("≥3次", "良好");
		assertThat(entry.path("examples").path(0).path("basis").asString()).isEqualTo("工作计划");
		assertThat(entry.path("examples").path(0).path("department").asString()).isEqualTo("316");
		assertThat(entry.path("examples").path(1).path("basis").isNull()).isTrue();
	}

	@Test
	void nothingClassifiedIsInIt() throws Exception {
		assertThat(indicators).as("the document has classified ones")
			.anyMatch(each -> each.path("target").path("kind").asString().equals("CLASSIFIED"));
		assertThat(forward(FINANCE, Map.of(), 100)).allSatisfy(entry -> {
			assertThat(entry.path("level3").isNull()).isFalse();
			assertThat(entry.toString()).doesNotContain("涉密");
		});
	}

	@Test
	void everyoneSeesTheNamesOfTheirOwnBudgetsOnly() throws Exception {
		assertThat(forward(FINANCE, Map.of(), 100)).extracting(entry -> entry.path("level3").asString())
			.contains(ELSEWHERE);
		assertThat(forward(EDITOR, Map.of(), 100)).isNotEmpty()
			.extracting(entry -> entry.path("level3").asString())
			.doesNotContain(ELSEWHERE);
		for (String outsider : List.of("changli-finance", "qinhuangdao-oversight", "hebei-oversight", "jiheng-admin",
				"stranger")) {
			assertThat(client.answer(outsider, PAGE, Map.of("first", 100)).body()).as(outsider)
				.doesNotContain("level3\":\"");
		}
		assertThat(page("changli-finance", Map.of("first", 100)).path("totalCount").asInt()).isZero();
	}

	@Test
	void aCursorFitsItsFilterOnly() throws Exception {
		String cursor = page(FINANCE, Map.of("first", 2)).path("pageInfo").path("endCursor").asString();
		String answer = client
			.answer(FINANCE, PAGE, Map.of("first", 2, "after", cursor, "filter", Map.of("years", List.of(2024))))
			.body();
		assertThat(JsonMapper.shared().readTree(answer).findValue("code").asString()).isEqualTo("INVALID_INPUT");
	}

	@Test
	void theFramesOfTheYearSayWhatIsRequired() throws Exception {
		String question = "query($year: FiscalYear!) { indicatorFramesInForce(year: $year) {"
				+ " frame { id level1 { name level2 } } required { anyOf } } }";
		JsonNode frames = client.ask(EDITOR, question, Map.of("year", 2024)).path("indicatorFramesInForce");
		assertThat(frames).extracting(each -> each.path("frame").path("id").asString()).containsExactly("2021", "2015");
		assertThat(frames.path(1).path("required")).hasSize(6);
		assertThat(frames.path(1).path("required").path(0).path("anyOf").path(0).asString()).isEqualTo("数量指标");
		assertThat(client.ask(EDITOR, question, Map.of("year", 2021)).findValues("id")).extracting(JsonNode::asString)
			.containsExactly("2015");
		write("setCheckSeverity", Map.of("year", 2031, "check", "LEVEL2_MISSING", "setting", "OFF"), "");
		assertThat(client.ask(EDITOR, question, Map.of("year", 2031)).findValues("required"))
			.allSatisfy(required -> assertThat(required).isEmpty());
		assertThat(client.ask("jiheng-admin", question, Map.of("year", 2024)).path("indicatorFramesInForce")).isEmpty();
	}

	@Test
	void aRegionsOwnFrameHoldsBelowItAndNowhereElse() throws Exception {
		database.asOwner("insert into jiheng.indicator_frame (id, source, region, valid_from_year) values"
				+ " ('秦皇岛', '市', '1303', 2026), ('唐山', '市', '1302', 2026), ('卢龙', '县', '130324', 2026);"
				+ " insert into jiheng.indicator_class (frame_id, level1_sequence, level1, level2_sequence, level2)"
				+ " select id, 1, '产出指标', 1, '数量指标' from jiheng.indicator_frame where region <> ''");
		try {
			assertThat(inForce(EDITOR, 2025)).containsExactly("2021", "2015");
			assertThat(inForce(EDITOR, 2026)).containsExactly("卢龙", "秦皇岛", "2021", "2015");
			assertThat(inForce("changli-finance", 2026)).containsExactly("秦皇岛", "2021", "2015");
		}
		finally {
			database.asOwner("delete from jiheng.indicator_class where level1_sequence = 1 and frame_id in"
					+ " (select id from jiheng.indicator_frame where region <> '');"
					+ " delete from jiheng.indicator_frame where region <> ''");
		}
	}

	private List<String> inForce(String user, int year) throws Exception {
		return client.ask(user, "{ indicatorFramesInForce(year: " + year + ") { frame { id } } }", Map.of())
			.findValues("id")
			.stream()
			.map(JsonNode::asString)
			.toList();
	}

	@Test
	void theBudgetOfTheYearBeforeIsThereToPickFrom() throws Exception {
		write("openBudget", Map.of("county", "130324", "department", "315", "year", 2025), "problems { code }");
		String question = "query($year: FiscalYear!) { budget(county: \"130324\", department: \"315\", year: $year) {"
				+ " lastYear { year projects(first: 100) { totalCount nodes { name } } } } }";
		JsonNode last = client.ask(EDITOR, question, Map.of("year", 2025)).findValue("lastYear");
		assertThat(last.path("year").asInt()).isEqualTo(2024);
		assertThat(last.path("projects").path("nodes")).hasSize(14);
		assertThat(client.ask(EDITOR, question, Map.of("year", 2024)).findValue("lastYear").isNull()).isTrue();
	}

	private List<JsonNode> forward(String user, Map<String, ?> filter, int size) throws Exception {
		List<JsonNode> all = new ArrayList<>();
		Map<String, Object> asked = new HashMap<>(Map.of("first", size, "filter", filter));
		JsonNode page;
		do {
			page = page(user, asked);
			page.path("nodes").forEach(all::add);
			asked.put("after", page.path("pageInfo").path("endCursor").asString());
		}
		while (page.path("pageInfo").path("hasNextPage").asBoolean());
		return all;
	}

	private JsonNode page(String user, Map<String, ?> asked) throws Exception {
		return client.ask(user, PAGE, asked).path("indicatorLibrary");
	}

	private static List<String> names(JsonNode named) {
		return Stream.of("level1", "level2", "level3").map(field -> named.path(field).asString("")).toList();
	}

}
