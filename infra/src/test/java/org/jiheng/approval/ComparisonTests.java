package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.input;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.demo.DemoClient;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.json.JsonMapper;
import org.jiheng.shared.graphql.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What is compared of 卢龙县司法局: 2025 as approved, 2026 with one project more and adjusted
 * by another, 2027 not at all.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTests {

	private static final String PROVINCE = "hebei-oversight";

	private static final String CELLS = "rows { label countyCode countyName departmentCode level1 level2 unitOfMeasure"
			+ " status matchedBy formerLabels targets { year count mean lowest median highest }"
			+ " cells { year measure valueState value change changePercent growth rank percentile } }"
			+ " peerGroups { year measure size median prefecture } coverage { year counties countiesExpected departments"
			+ " departmentsExpected missing } comparability { code years }";

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final Desk desk;

	ComparisonTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.desk = new Desk(client);
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2025));
		String later = SmallBudget.drafted(desk, 2026);
		SmallBudget.project(desk, 2026, later, "人民调解", 20);
		SmallBudget.approve(desk, later);
		String adjusting = adjusting(later, 2026);
		SmallBudget.approve(desk, adjusting);
	}

	/** The content of an adjustment by one project more, still a draft. */
	private String adjusting(String budget, int year) throws Exception {
		String content = desk
			.done(EDITOR, "openAdjustment", "adjustment { content { id } }",
					input("budget", budget, "reason", "上级追加转移支付资金", "documentNumber", "卢财预〔" + year + "〕35号",
							"documentDate", year + "-07-01"))
			.path("adjustment")
			.path("content")
			.path("id")
			.asString();
		SmallBudget.project(desk, year, content, "社区矫正", 5);
		return content;
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void yearsOfACountyAreComparedAndAGapIsNoZero() throws Exception {
		JsonNode found = compare(FINANCE,
				"by: COUNTY, measures: [TOTAL, OTHER, PROJECTS, INDICATORS, NUMERIC_TARGET_SHARE, PLANNED_BY_JUNE], stage: INITIAL");
		assertThat(found.path("rows")).hasSize(1);
		JsonNode row = found.path("rows").path(0);
		assertThat(row.path("label").asString() + row.path("countyCode").asString()).isEqualTo("卢龙县130324");
		assertThat(row.path("status").asString() + " " + row.path("matchedBy").asString())
			.isEqualTo("DROPPED REGION_CODE");
		assertThat(cells(row, "TOTAL")).containsExactly("2025 VALUE 10 - - - 1", "2026 VALUE 30 20 200 200 1",
				"2027 NOT_SUBMITTED - - - - -");
		assertThat(cells(row, "OTHER")).containsExactly("2025 MISSING - - - - -", "2026 MISSING - - - - -",
				"2027 NOT_SUBMITTED - - - - -");
		assertThat(cells(row, "PROJECTS")).startsWith("2025 VALUE 1 - - - 1", "2026 VALUE 2 1 100 100 1");
		assertThat(cells(row, "INDICATORS")).startsWith("2025 VALUE 6 - - - 1", "2026 VALUE 12 6 100 100 1");
		assertThat(cells(row, "NUMERIC_TARGET_SHARE")).startsWith("2025 VALUE 83.33 - - - 1",
				"2026 VALUE 83.33 0 0 0 1");
		assertThat(cells(row, "PLANNED_BY_JUNE")).startsWith("2025 VALUE 50 - - - 1", "2026 VALUE 50 0 0 0 1");
		JsonNode coverage = found.path("coverage");
		assertThat(coverage.path(0).path("counties").asInt() + "/" + coverage.path(0).path("countiesExpected").asInt()
				+ " " + coverage.path(0).path("departments").asInt())
			.isEqualTo("1/1 1");
		assertThat(coverage.path(2).path("missing").path(0).asString()).isEqualTo("130324");
		assertThat(found.path("comparability").path(0).path("code").asString()).isEqualTo("PARTIAL_COVERAGE");
	}

	@Test
	void whatWasAdjustedStandsBesideWhatWasApproved() throws Exception {
		JsonNode row = compare(FINANCE, "by: DEPARTMENT, measures: [TOTAL, PROJECTS]").path("rows").path(0);
		assertThat(row.path("label").asString() + row.path("departmentCode").asString()).isEqualTo("卢龙县司法局315");
		assertThat(cells(row, "TOTAL")).startsWith("2025 VALUE 10 - - - 1", "2026 VALUE 35 25 250 250 1");
		assertThat(
				compare(FINANCE, "by: DEPARTMENT, measures: [TOTAL]").path("comparability").findValuesAsString("code"))
			.contains("STAGE_DIFFERS");
	}

	/** 0 and 100 of those that had a deadline; where there was none, nothing is known. */
	@Test
	void whoSubmittedInTimeIsToldWhereThereWasADeadline() throws Exception {
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2020, "stage", "SUBMISSION", "due", "2020-01-31"));
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2072, "stage", "SUBMISSION", "due", "2071-12-31"));
		for (int year : List.of(2020, 2072, 2073)) {
			SmallBudget.approve(desk, SmallBudget.drafted(desk, year));
		}
		for (String by : List.of("COUNTY", "DEPARTMENT", "FUNCTION")) {
			JsonNode row = compare(FINANCE, "by: " + by + ", measures: [IN_TIME_SHARE], stage: INITIAL", 2020, 2072,
					2073)
				.path("rows")
				.path(0);
			assertThat(row.path("cells")).as(by)
				.extracting(cell -> cell.path("year").asInt() + " " + cell.path("valueState").asString() + " "
						+ plain(cell.path("value")))
				.containsExactly("2020 ZERO 0", "2072 VALUE 100", "2073 MISSING -");
		}
	}

	/** The same number wherever it is read. */
	@Test
	void comparisonListAndDifferenceSayTheSame() throws Exception {
		JsonNode row = compare(FINANCE, "by: DEPARTMENT, measures: [TOTAL, PROJECTS], stage: INITIAL").path("rows")
			.path(0);
		JsonNode listed = client.ask(FINANCE,
				"{ snapshots(first: 9, filter: {years: [2025, 2026], kinds: [APPROVAL]}) { nodes { year projectCount funds { total } } } }",
				Map.of())
			.path("snapshots")
			.path("nodes");
		for (JsonNode snapshot : listed) {
			String year = snapshot.path("year").asString();
			assertThat(value(row, "TOTAL", year)).isEqualTo(plain(snapshot.path("funds").path("total")));
			assertThat(value(row, "PROJECTS", year)).isEqualTo(plain(snapshot.path("projectCount")));
		}
		JsonNode difference = desk.budget(FINANCE, 2026, "changesSinceLastYear { amountChange }")
			.path("changesSinceLastYear");
		JsonNode standing = compare(FINANCE, "by: DEPARTMENT, measures: [TOTAL]").path("rows").path(0);
		assertThat(cells(standing, "TOTAL").get(1)).contains(" " + plain(difference.path("amountChange")) + " ");
	}

	/**
	 * Each derived number, in the comparison, the list, the export and the difference.
	 */
	@Test
	void comparisonListExportAndDifferenceSayTheSame() throws Exception {
		for (String user : List.of(FINANCE, EDITOR, PROVINCE)) {
			JsonNode row = compare(user,
					"by: DEPARTMENT, measures: [TOTAL, FISCAL, PROJECTS, INDICATORS, NUMERIC_TARGET_SHARE], stage: INITIAL",
					2025, 2026)
				.path("rows")
				.path(0);
			String query = "?county=130324&kind=APPROVAL&year=";
			for (String year : List.of("2025", "2026")) {
				List<JsonNode> snapshots = exported(user, "snapshots" + query + year);
				List<JsonNode> projects = exported(user, "projects" + query + year);
				List<JsonNode> indicators = exported(user, "indicators" + query + year);
				JsonNode listed = client.ask(user, "{ snapshots(first: 2, filter: {counties: [\"130324\"], years: ["
						+ year
						+ "], kinds: [APPROVAL]}) { nodes { projectCount funds { total fiscal } projects { funds { total }"
						+ " indicators { target { kind } } } } } }", Map.of())
					.path("snapshots")
					.path("nodes")
					.path(0);
				assertThat(new HashSet<>(List.of(value(row, "TOTAL", year), plain(listed.path("funds").path("total")),
						plain(snapshots.getFirst().path("totalWanYuan")), sum(projects, "totalWanYuan"))))
					.hasSize(1);
				assertThat(new HashSet<>(List.of(value(row, "FISCAL", year), plain(listed.path("funds").path("fiscal")),
						plain(snapshots.getFirst().path("fiscalWanYuan")), sum(projects, "fiscalWanYuan"))))
					.hasSize(1);
				assertThat(new HashSet<>(List.of(value(row, "PROJECTS", year), plain(listed.path("projectCount")),
						plain(snapshots.getFirst().path("projectCount")), Integer.toString(projects.size()))))
					.hasSize(1);
				assertThat(new HashSet<>(List.of(value(row, "INDICATORS", year), Integer.toString(indicators.size()),
						Integer.toString(listed.findValues("kind").size()))))
					.hasSize(1);
				long numeric = indicators.stream()
					.filter(each -> each.path("targetKind").asString().equals("NUMERIC"))
					.count();
				assertThat(value(row, "NUMERIC_TARGET_SHARE", year)).isEqualTo(
						new BigDecimal(numeric * 100).divide(new BigDecimal(indicators.size()), 2, RoundingMode.HALF_UP)
							.stripTrailingZeros()
							.toPlainString());
			}
			JsonNode difference = client
				.ask(user,
						"query($a: ID!, $b: ID!) { budgetComparison(earlier: $a, later: $b) {"
								+ " amountChange amountChangePercent changes { kind field by percent } } }",
						Map.of("a", NodeId.of("Snapshot", "130324", 2025, "315", 1).toString(), "b",
								NodeId.of("Snapshot", "130324", 2026, "315", 1).toString()))
				.path("budgetComparison");
			assertThat(cells(row, "TOTAL").get(1)).isEqualTo("2026 VALUE " + value(row, "TOTAL", "2026") + " "
					+ plain(difference.path("amountChange")) + " " + plain(difference.path("amountChangePercent")) + " "
					+ plain(difference.path("amountChangePercent")) + " 1");
		}
	}

	private List<JsonNode> exported(String user, String path) throws Exception {
		return client.get(user, "/exports/" + path)
			.body()
			.lines()
			.map(line -> JsonMapper.shared().readTree(line))
			.toList();
	}

	private static String sum(List<JsonNode> rows, String column) {
		return rows.stream()
			.map(row -> row.path(column).decimalValue())
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.stripTrailingZeros()
			.toPlainString();
	}

	@Test
	void classesAndSingleIndicatorsAreMatchedByName() throws Exception {
		JsonNode classes = compare(FINANCE, "by: LEVEL2, measures: [INDICATORS]", 2025, 2026);
		assertThat(classes.path("rows")).hasSize(6);
		assertThat(classes.path("rows").path(0).path("level1").asString()).isNotEmpty();
		JsonNode found = compare(FINANCE,
				"by: INDICATOR, measures: [TARGET_MEAN, INDICATORS], indicators: [\"法律援助案件 办理数量\", \"法律援助案件办理数量\"]",
				2025, 2026);
		JsonNode row = found.path("rows").path(0);
		assertThat(row.path("label").asString() + row.path("unitOfMeasure").asString()).isEqualTo("法律援助案件办理数量件");
		assertThat(row.path("status").asString()).isEqualTo("MATCHED");
		assertThat(cells(row, "TARGET_MEAN")).containsExactly("2025 VALUE 200 - - - 1", "2026 VALUE 200 0 0 0 1");
		assertThat(row.path("targets")).hasSize(2);
		assertThat(row.path("targets").path(0).path("count").asInt()).isEqualTo(1);
	}

	/**
	 * There is one department, so whoever asks for it in whatever way is told the same.
	 */
	@Test
	void howeverTheSameIsAskedForItIsToldTheSame() throws Exception {
		String units = "measures: [TOTAL, FISCAL, PROJECTS, INDICATORS, NUMERIC_TARGET_SHARE, CLASSIFIED_SHARE,"
				+ " PLANNED_BY_JUNE, PLANNED_BY_DECEMBER, FINDINGS_PER_PROJECT]";
		Map<String, String> axes = Map.of("COUNTY", units, "DEPARTMENT", units, "FUNCTION", units, "LEVEL1",
				"measures: [INDICATORS, NUMERIC_TARGET_SHARE]", "LEVEL2",
				"measures: [INDICATORS, NUMERIC_TARGET_SHARE]", "INDICATOR",
				"measures: [TARGET_MEAN, TARGET_MEDIAN, INDICATORS], indicators: [\"法律援助案件 办理数量\", \"法律援助案件办理数量\"]");
		for (String stage : List.of("INITIAL", "ADJUSTED")) {
			for (Map.Entry<String, String> axis : axes.entrySet()) {
				Map<String, List<String>> told = new LinkedHashMap<>();
				for (String user : List.of(FINANCE, EDITOR, PROVINCE)) {
					for (String some : List.of("", "functions: [\"司法局\"], ", "departments")) {
						String departments = some.equals("departments") ? ", departments: [\"315\"]" : "";
						told.put(user + " " + some, rows(client.ask(user,
								"{ comparison(filter: {years: [2025, 2026]" + departments + "}, "
										+ (departments.isEmpty() ? some : "") + "stage: " + stage + ", by: "
										+ axis.getKey() + ", " + axis.getValue() + ") { " + CELLS + " } }",
								Map.of())));
					}
				}
				assertThat(told.values().iterator().next()).as(axis.getKey()).isNotEmpty();
				assertThat(new HashSet<>(told.values())).as(axis.getKey() + " " + stage + " " + told).hasSize(1);
			}
		}
	}

	private static List<String> rows(JsonNode answer) {
		return answer.path("comparison")
			.path("rows")
			.values()
			.stream()
			.map(row -> row.path("label").asString() + row.path("targets") + row.path("cells"))
			.toList();
	}

	/** Also where it was asked before. */
	@Test
	void whatIsSealedNextIsToldNext() throws Exception {
		String adjusted = "by: FUNCTION, measures: [TOTAL], stage: ADJUSTED";
		String budget = SmallBudget.drafted(desk, 2023);
		SmallBudget.approve(desk, budget);
		assertThat(total(FINANCE, adjusted, 2023)).isEqualTo("10");
		String adjusting = adjusting(budget, 2023);
		assertThat(total(FINANCE, adjusted, 2023)).as("a draft").isEqualTo("10");
		SmallBudget.approve(desk, adjusting);
		assertThat(total(FINANCE, adjusted, 2023)).isEqualTo("15");
		assertThat(total(FINANCE, "by: FUNCTION, measures: [TOTAL], stage: INITIAL", 2023)).isEqualTo("10");
		assertThat(compare("changli-finance", adjusted, 2023).path("rows")).isEmpty();
		assertThat(compare("stranger", adjusted, 2023).path("rows")).isEmpty();
	}

	private String total(String user, String asked, int year) throws Exception {
		return value(compare(user, asked, year).path("rows").path(0), "TOTAL", String.valueOf(year));
	}

	@Test
	void everyoneComparesWhatIsTheirsOrGranted() throws Exception {
		String total = "by: COUNTY, measures: [TOTAL], stage: INITIAL";
		assertThat(cells(compare(PROVINCE, total, 2025, 2026).path("rows").path(0), "TOTAL"))
			.containsExactly("2025 VALUE 10 - - - 1", "2026 VALUE 30 20 200 200 1");
		JsonNode coverage = compare(PROVINCE, total, 2025).path("coverage").path(0);
		assertThat(coverage.path("countiesExpected").asInt()).isEqualTo(2);
		assertThat(coverage.path("missing").path(0).asString()).isEqualTo("130322");
		assertThat(compare(PROVINCE, "by: FUNCTION, measures: [TOTAL], functions: [\"司法局\"]", 2025).path("rows")
			.path(0)
			.path("label")
			.asString()).isEqualTo("司法局");
		assertThat(compare(EDITOR, total, 2025).path("rows").path(0).path("cells").path(0).path("value").decimalValue())
			.isEqualByComparingTo("10");
		assertThat(compare("changli-finance", total, 2025).path("rows")).isEmpty();
		assertThat(compare("stranger", total, 2025).path("rows")).isEmpty();
		assertThat(refusal(PROVINCE, "filter: {years: [2025], counties: [\"130321\"]}, " + total))
			.contains("NOT_GRANTED", "130321");
		assertThat(refusal("changli-finance", "filter: {years: [2025], counties: [\"130324\"]}, " + total))
			.as("another county looks as one that is absent")
			.doesNotContain("\"value\"", "errors");
	}

	@Test
	void whatAnOverseeingRegionComparedStandsInItsOwnChain() throws Exception {
		compare(PROVINCE, "by: FUNCTION, measures: [TOTAL]", 2025);
		assertThat(client
			.ask(PROVINCE, "{ auditEntries(last: 1) { nodes { operation changes { place after } } } }", Map.of())
			.findPath("nodes")
			.path(0)
			.toString()).contains("readAcrossCounties", "county read", "130324").doesNotContain("130322");
	}

	@Test
	void whatCannotBeComparedIsRefusedWithItsPlace() throws Exception {
		Map<String, String> wrong = Map.of("YEARS", "filter: {counties: [\"130324\"]}, by: COUNTY, measures: [TOTAL]",
				"STAGE", "filter: {years: [2025]}, by: COUNTY, measures: [TOTAL], stage: EXECUTED", "MEASURE_OF_AXIS",
				"filter: {years: [2025]}, by: COUNTY, measures: [TARGET_MEAN]", "MEASURES",
				"filter: {years: [2025]}, by: COUNTY, measures: []", "INDICATORS",
				"filter: {years: [2025]}, by: INDICATOR, measures: [INDICATORS]", "KINDS",
				"filter: {years: [2025], kinds: [APPROVAL]}, by: COUNTY, measures: [TOTAL]", "COUNTY_UNKNOWN",
				"filter: {years: [2025], counties: [\"139999\"]}, by: COUNTY, measures: [TOTAL]", "VALUES",
				"filter: {years: [2025]}, by: COUNTY, measures: [TOTAL], functions: []");
		for (Map.Entry<String, String> each : wrong.entrySet()) {
			assertThat(refusal(FINANCE, each.getValue())).as(each.getKey()).contains("\"" + each.getKey() + "\"");
		}
	}

	private JsonNode compare(String user, String arguments, int... years) throws Exception {
		List<Integer> asked = years.length == 0 ? List.of(2025, 2026, 2027) : Arrays.stream(years).boxed().toList();
		return client
			.ask(user, "{ comparison(filter: {years: " + asked + "}, " + arguments + ") { " + CELLS + " } }", Map.of())
			.path("comparison");
	}

	private String refusal(String user, String arguments) throws Exception {
		return client.answer(user, "{ comparison(" + arguments + ") { rows { cells { value } } } }", Map.of()).body();
	}

	private static List<String> cells(JsonNode row, String measure) {
		return row.path("cells")
			.values()
			.stream()
			.filter(cell -> cell.path("measure").asString().equals(measure))
			.map(cell -> cell.path("year").asString() + " " + cell.path("valueState").asString() + " "
					+ plain(cell.path("value")) + " " + plain(cell.path("change")) + " "
					+ plain(cell.path("changePercent")) + " " + plain(cell.path("growth")) + " "
					+ plain(cell.path("rank")))
			.toList();
	}

	private static String value(JsonNode row, String measure, String year) {
		return cells(row, measure).stream()
			.filter(cell -> cell.startsWith(year))
			.findFirst()
			.orElseThrow()
			.split(" ", -1)[2];
	}

	private static String plain(JsonNode number) {
		return number.isNumber() ? number.decimalValue().stripTrailingZeros().toPlainString() : "-";
	}

}
