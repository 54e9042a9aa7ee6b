package org.jiheng.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.demo.DemoClient;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.shared.graphql.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The published document went in by upload, and what the checks find on it comes back.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTests {

	private static final String FINANCE = "lulong-finance";

	private static final String BUDGET = NodeId.of("Budget", "130324", "2024", "315").toString();

	private static final String FINDINGS = """
			query($after: String) { budget(county: "130324", department: "315", year: 2024) { version
			    findingCounts { errors warnings hints waived mended checkedVersion }
			    findings(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id severity state message advisory
			      check { code number severity advisory } anchors { text field project { sequence } indicator { sequence } }
			      waiver { by reason } } } } }""";

	private static final String WAIVE = """
			mutation($id: ID!) { waiveFinding(input: {finding: $id, reason: "已核实，确需保留"}) {
			  finding { state waiver { by reason } } problems { code } } }""";

	private static final String CHECK = """
			mutation($id: ID!) { checkBudget(input: {budget: $id}) { counts { errors waived mended } problems { code } } }""";

	private static final String NORMS = """
			{ checkNorms(county: "130324", year: 2024) { words { list words source } limits { threshold value source }
			  requiredLevel2 { frame source } } }""";

	private final Database database;

	private final RunningJiheng jiheng;

	private final DemoClient client;

	FindingTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void anImportLeavesEveryFindingThatIsExpected() throws Exception {
		Map<Integer, Set<String>> found = new TreeMap<>();
		Set<Integer> advisory = new HashSet<>();
		for (JsonNode finding : nodes()) {
			if (finding.path("state").asString().equals("MENDED")) {
				continue;
			}
			int check = finding.path("check").path("number").asInt();
			if (finding.path("advisory").asBoolean()) {
				advisory.add(check);
			}
			found.computeIfAbsent(check, any -> new HashSet<>()).add(projects(finding) + "," + indicator(finding));
		}
		Map<Integer, Set<String>> expected = expected();
		for (int check = 1; check <= 32; check++) {
			if (advisory.contains(check)) {
				assertThat(found.get(check)).as("check " + check).containsAll(expected.getOrDefault(check, Set.of()));
			}
			else {
				assertThat(found.getOrDefault(check, Set.of())).as("check " + check)
					.isEqualTo(expected.getOrDefault(check, Set.of()));
			}
		}
	}

	@Test
	void aWaiverOutlastsTheNextRunAndCanBeTakenBack() throws Exception {
		String warning = first("WARNING");
		JsonNode waived = client.ask("lulong-justice-editor", WAIVE, Map.of("id", warning)).path("waiveFinding");
		assertThat(waived.path("finding").path("state").asString()).isEqualTo("WAIVED");
		assertThat(waived.path("finding").path("waiver").path("by").asString()).isEqualTo("lulong-justice-editor");
		client.ask(FINANCE, CHECK, Map.of("id", BUDGET));
		assertThat(state(warning)).isEqualTo("WAIVED");
		client.ask(FINANCE,
				"mutation($id: ID!) { withdrawWaiver(input: {finding: $id}) { finding { state } problems { code } } }",
				Map.of("id", warning));
		assertThat(state(warning)).isEqualTo("OPEN");
	}

	@Test
	void anErrorIsNotWaivedByTheApiNorBySql() throws Exception {
		String error = first("ERROR");
		assertThat(client.answer(FINANCE, WAIVE, Map.of("id", error)).body()).contains("CONFLICT", "错误必须改正");
		assertThatThrownBy(() -> database.asOwner(
				"alter table jiheng.finding disable trigger guard; update jiheng.finding set state = 'WAIVED', waived_by = 'x', waived_at = now(), waiver_reason = '没有理由'"
						+ " where severity = 'ERROR'"))
			.hasStackTraceContaining("finding_state");
	}

	@Test
	void foreignAndAbsentFindingsAreAnsweredAlike() throws Exception {
		String warning = first("WARNING");
		String absent = NodeId.of("BudgetFinding", "130324", "2024", "315", 9999).toString();
		String absentThere = NodeId.of("BudgetFinding", "130322", "2024", "315", 9999).toString();
		assertThat(client.answer("changli-finance", WAIVE, Map.of("id", warning)).body())
			.isEqualTo(client.answer("changli-finance", WAIVE, Map.of("id", absentThere)).body())
			.contains("NOT_FOUND");
		String node = "query($id: ID!) { node(id: $id) { id } }";
		assertThat(client.answer("changli-finance", node, Map.of("id", warning)).body())
			.isEqualTo(client.answer("changli-finance", node, Map.of("id", absent)).body());
		assertThat(client.answer("changli-finance", CHECK, Map.of("id", BUDGET)).body()).contains("NOT_FOUND");
	}

	@Test
	void aCheckThatIsSwitchedOffFindsNothingAndComesBack() throws Exception {
		String set = """
				mutation($to: CheckSetting!) { setCheckSeverity(input: {year: 2024, check: DATE_VAGUE, setting: $to}) {
				  rule { severity off } problems { code } } }""";
		long vague = vague();
		assertThat(vague).isPositive();
		assertThat(client.ask(FINANCE, set, Map.of("to", "OFF")).findValue("off").asBoolean()).isTrue();
		client.ask(FINANCE, CHECK, Map.of("id", BUDGET));
		assertThat(vague()).isZero();
		client.ask(FINANCE, set, Map.of("to", "DEFAULT"));
		client.ask(FINANCE, CHECK, Map.of("id", BUDGET));
		assertThat(vague()).isEqualTo(vague);
		assertThat(client.answer("lulong-justice-editor", set, Map.of("to", "OFF")).body()).contains("FORBIDDEN");
		assertThat(client.ask(FINANCE, set.replace("DATE_VAGUE", "PERSONAL_DATA"), Map.of("to", "ERROR"))
			.findValue("problems")
			.toString()).contains("ADVISORY");
	}

	@Test
	void aCountyJudgesByItsOwnWordsAndLimitsOrByThoseAboveIt() throws Exception {
		long vague = vague();
		assertThat(norm("words").path("source").asString()).isEqualTo("STANDARD");
		assertThat(set("{words: {list: VAGUE_DATES, words: [\"有空时\"]}}").path("problems")).isEmpty();
		assertThat(norm("words").path("source").asString()).isEqualTo("COUNTY");
		client.ask(FINANCE, CHECK, Map.of("id", BUDGET));
		assertThat(vague()).isZero();
		new JdbcTemplate(database.administrator())
			.execute("insert into jiheng.check_norm (region, fiscal_year, words, thresholds) values ('13', 2024,"
					+ " '{\"VAGUE_DATES\": [\"年内\"]}', '{\"FAR_ABOVE\": 1.5}'), ('1303', 2024, '{}', '{\"FAR_ABOVE\": 1.8}')");
		assertThat(set("{words: {list: VAGUE_DATES, words: null}}").path("problems")).isEmpty();
		assertThat(norm("words").path("source").asString()).isEqualTo("PROVINCE");
		assertThat(norm("words").path("words").toString()).isEqualTo("[\"年内\"]");
		assertThat(norm("limits").toString()).contains("PREFECTURE").contains("1.8");
		new JdbcTemplate(database.administrator()).execute("delete from jiheng.check_norm where fiscal_year = 2024");
		client.ask(FINANCE, CHECK, Map.of("id", BUDGET));
		assertThat(vague()).isEqualTo(vague);
	}

	@Test
	void aNormThatMakesNoSenseIsRefusedWithWhatWould() throws Exception {
		assertThat(set("{limit: {threshold: UNIFORM_PROJECTS, value: 2.5}}").toString()).contains("VALUE")
			.contains("2 至 1000 之间的整数");
		assertThat(set("{limit: {threshold: UNIFORM_SHARE, value: 1.01}}").toString()).contains("VALUE");
		assertThat(set("{words: {list: RATIO, words: []}}").toString()).contains("WORDS").contains("setCheckSeverity");
		assertThat(set("{words: {list: RATIO, words: [\"率\", \"率\"]}}").toString()).contains("WORDS");
		assertThat(set("{requiredLevel2: {frame: \"2015\", required: [{anyOf: [\"幸福指标\"]}]}}").toString())
			.contains("REQUIRED")
			.contains("幸福指标")
			.contains("数量指标");
		assertThat(set("{requiredLevel2: {frame: \"1999\", required: []}}").toString()).contains("REQUIRED");
		assertThat(client
			.answer(FINANCE, setting("{limit: {threshold: FAR_ABOVE, value: 2}, words: {list: RATIO}}"), Map.of())
			.body()).contains("errors");
		assertThat(
				client.answer("lulong-justice-editor", setting("{limit: {threshold: FAR_ABOVE, value: 2}}"), Map.of())
					.body())
			.contains("FORBIDDEN");
		assertThat(client.ask("changli-finance", NORMS, Map.of()).path("checkNorms").isNull()).isTrue();
	}

	@Test
	void whatAFrameRequiresIsTheCountysToSet() throws Exception {
		assertThat(
				set("{requiredLevel2: {frame: \"2015\", required: [{anyOf: [\"数量指标\", \"质量指标\"]}]}}").path("problems"))
			.isEmpty();
		assertThat(client
			.ask(FINANCE, "{ indicatorFramesInForce(year: 2024) { frame { id } required { anyOf } } }", Map.of())
			.toString()).contains("[{\"anyOf\":[\"数量指标\",\"质量指标\"]}]");
		assertThat(set("{requiredLevel2: {frame: \"2015\", required: null}}").path("problems")).isEmpty();
	}

	/** The norm in force that these tests set. */
	private JsonNode norm(String kind) throws Exception {
		for (JsonNode each : client.ask(FINANCE, NORMS, Map.of()).path("checkNorms").path(kind)) {
			if (each.toString().contains("VAGUE_DATES") || each.toString().contains("FAR_ABOVE")) {
				return each;
			}
		}
		throw new AssertionError(kind);
	}

	private JsonNode set(String setting) throws Exception {
		return client.ask(FINANCE, setting(setting), Map.of()).path("setCheckNorm");
	}

	private static String setting(String setting) {
		return "mutation { setCheckNorm(input: {year: 2024, setting: " + setting
				+ "}) { norms { limits { value } } problems { code message suggestion } } }";
	}

	private long vague() throws Exception {
		return nodes().stream()
			.filter(each -> each.path("check").path("code").asString().equals("DATE_VAGUE")
					&& each.path("state").asString().equals("OPEN"))
			.count();
	}

	private List<JsonNode> nodes() throws Exception {
		List<JsonNode> all = new ArrayList<>();
		@Nullable String after = null;
		do {
			JsonNode page = client.ask(FINANCE, FINDINGS, after == null ? Map.of() : Map.of("after", after))
				.path("budget")
				.path("findings");
			page.path("nodes").forEach(all::add);
			assertThat(page.path("totalCount").asInt()).isGreaterThan(40);
			after = page.path("pageInfo").path("hasNextPage").asBoolean()
					? page.path("pageInfo").path("endCursor").asString() : null;
		}
		while (after != null);
		return all;
	}

	private String first(String severity) throws Exception {
		return nodes().stream()
			.filter(each -> each.path("severity").asString().equals(severity)
					&& each.path("state").asString().equals("OPEN"))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asString();
	}

	private String state(String id) throws Exception {
		return nodes().stream()
			.filter(each -> each.path("id").asString().equals(id))
			.findFirst()
			.orElseThrow()
			.path("state")
			.asString();
	}

	private static String projects(JsonNode finding) {
		return finding.path("anchors")
			.values()
			.stream()
			.map(anchor -> anchor.path("project").path("sequence"))
			.filter(JsonNode::isNumber)
			.map(JsonNode::asInt)
			.distinct()
			.sorted()
			.map(String::valueOf)
			.collect(Collectors.joining("+"));
	}

	private static String indicator(JsonNode finding) {
		List<String> indicators = finding.path("anchors")
			.values()
			.stream()
			.map(anchor -> anchor.path("indicator").path("sequence"))
			.map(sequence -> sequence.isNumber() ? String.valueOf(sequence.asInt()) : "")
			.distinct()
			.toList();
		return indicators.size() == 1 ? indicators.getFirst() : "";
	}

	private static Map<Integer, Set<String>> expected() throws Exception {
		try (InputStream in = Objects.requireNonNull(LulongJustice2024.class
			.getResourceAsStream("/org/jiheng/document/lulong-justice-2024/expected-findings.csv"))) {
			Map<Integer, Set<String>> expected = new TreeMap<>();
			new String(in.readAllBytes(), UTF_8).lines()
				.skip(1)
				.map(line -> line.split(",", -1))
				.forEach(cells -> expected.computeIfAbsent(Integer.valueOf(cells[0]), any -> new HashSet<>())
					.add(cells[1] + "," + cells[2]));
			return expected;
		}
	}

}
