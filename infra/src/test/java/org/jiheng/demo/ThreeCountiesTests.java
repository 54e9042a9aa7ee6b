package org.jiheng.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * What the demo shows: the real document, walked through its year, beside made-up data of
 * three counties and three years.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeCountiesTests {

	private final Database database;

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final DemoComparison comparison;

	ThreeCountiesTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		this.client = jiheng.client();
		this.comparison = new DemoComparison(client, new DemoData(client, step -> {
		}));
		comparison.load();
		new DemoYear(client, new DemoYear.Witness() {

			@Override
			public void before(DemoYear.Step step) {
			}

			@Override
			public void after(DemoYear.Step step) {
			}

		}).walk();
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void theProvinceComparesThreeCountiesAndThreeYears() throws Exception {
		JsonNode found = compare("hebei-oversight");
		assertThat(labels(found)).containsExactly("玉田县", "昌黎县", "卢龙县");
		for (JsonNode row : found.path("rows")) {
			assertThat(row.path("cells").values()).hasSize(6)
				.allMatch(cell -> cell.path("valueState").asString().equals("VALUE"));
		}
		assertThat(found.path("coverage").path(0).path("counties").asInt()).isEqualTo(3);
	}

	@Test
	void thePrefectureSeesItsOwnTwoCounties() throws Exception {
		assertThat(labels(compare("qinhuangdao-oversight"))).containsExactly("昌黎县", "卢龙县");
	}

	@Test
	void aCountySeesItselfAlone() throws Exception {
		assertThat(labels(compare("changli-finance"))).containsExactly("昌黎县");
	}

	@Test
	void whatIsMadeUpSaysSoAndTheRealDocumentStandsBeside() throws Exception {
		JsonNode found = client
			.ask("hebei-oversight",
					"{ comparison(filter: {years: [2024], counties: [\"130324\"]}, by: DEPARTMENT,"
							+ " measures: [TOTAL], stage: INITIAL) { rows { label cells { value } } } }",
					Map.of())
			.path("comparison");
		assertThat(labels(found)).containsExactly("卢龙县教育局（合成）", "卢龙县农业农村局（合成）", "卢龙县司法局");
		assertThat(found.path("rows").path(2).findPath("value").decimalValue()).isEqualByComparingTo("263.97");
		for (JsonNode project : client
			.ask("changli-finance", "{ projects(first: 50, filter: {years: [2024, 2025, 2026]}) { nodes { name } } }",
					Map.of())
			.path("projects")
			.path("nodes")) {
			assertThat(project.path("name").asString()).endsWith("（合成）");
		}
	}

	/** 2025 stands in the frame of 2015, 2026 in that of 2021. */
	@Test
	void aClassGoesOnInAnotherFrameAndTheAnswerSaysByWhichMapping() throws Exception {
		String asked = "{ comparison(filter: {years: [2025, 2026]}, by: %s, measures: [INDICATORS], stage: INITIAL%s)"
				+ " { rows { label level1 level2 status matchedBy formerLabels cells { value } }"
				+ " comparability { code mappings { kind older { level1 level2 } newer { level1 level2 } } } } }";
		JsonNode found = client.ask("hebei-oversight", asked.formatted("LEVEL2", ""), Map.of()).path("comparison");
		assertThat(found.path("rows")).hasSize(6);
		JsonNode cost = found.path("rows")
			.values()
			.stream()
			.filter(row -> row.path("level1").asString().equals("成本指标"))
			.findFirst()
			.orElseThrow();
		assertThat(cost.path("status").asString() + " " + cost.path("matchedBy").asString())
			.isEqualTo("MATCHED CROSSWALK");
		assertThat(cost.path("formerLabels")).extracting(JsonNode::asString).containsExactly("成本指标", "经济成本指标");
		assertThat(cost.path("cells")).extracting(cell -> cell.path("value").asInt()).containsExactly(18, 18);
		JsonNode warning = found.path("comparability")
			.values()
			.stream()
			.filter(each -> each.path("code").asString().equals("FRAME_CHANGED"))
			.findFirst()
			.orElseThrow();
		assertThat(warning.path("mappings").path(0).toString()).contains("MERGED", "产出指标", "经济成本指标");
		assertThat(client.ask("hebei-oversight", asked.formatted("LEVEL2", ", classes: AS_WRITTEN"), Map.of())
			.path("comparison")
			.path("rows")).hasSize(7);
		assertThat(client.ask("hebei-oversight", asked.formatted("LEVEL1", ""), Map.of())
			.path("comparison")
			.path("rows")
			.values()
			.stream()
			.map(row -> row.path("label").asString() + row.path("cells").findValues("value")))
			.contains("产出指标[54, 54]", "成本指标[18, 18]");
		assertThat(client
			.ask("changli-finance", "{ frameCrosswalks { olderFrame newerFrame source classes { kind } } }", Map.of())
			.path("frameCrosswalks")
			.path(0)
			.path("classes")).hasSize(11);
	}

	@Test
	void asWasNothingChangesWhateverBecomesOfUnitsAndAsIsLosesNoFen() throws Exception {
		String asWas = units("hebei-oversight", "DEPARTMENT", "AS_WAS").path("rows").toString();
		String split = recorded("lulong-finance", "recordDepartmentChange",
				"department: \"205\", firstYear: 2026, kind: SPLIT, basis: \"卢编〔2025〕9号\", parts: ["
						+ "{department: \"205\", weight: 0.333333}, {department: \"201\", weight: 0.666667}]");
		String merged = recorded("jiheng-admin", "recordRegionChange",
				"county: \"130229\", firstYear: 2025, kind: MERGED, basis: \"合成的例子\", parts: [{county: \"130324\"}]");
		for (String axis : List.of("DEPARTMENT", "COUNTY")) {
			assertThat(sums(units("hebei-oversight", axis, "AS_IS")))
				.isEqualTo(sums(units("hebei-oversight", axis, "AS_WAS")));
		}
		assertThat(units("hebei-oversight", "DEPARTMENT", "AS_WAS").path("rows").toString()).isEqualTo(asWas);
		JsonNode counties = units("hebei-oversight", "COUNTY", "AS_IS");
		assertThat(labels(counties)).containsExactly("玉田县", "昌黎县", "卢龙县");
		assertThat(counties.path("rows").path(0).path("cells")).extracting(cell -> cell.path("valueState").asString())
			.as("what was 玉田县 in 2024 is 卢龙县 today")
			.containsExactly("NOT_SUBMITTED", "VALUE", "VALUE");
		assertThat(counties.path("comparability").findValuesAsString("code")).contains("UNIT_MERGED");
		client.ask("hebei-oversight", "{ comparison(filter: {years: [2024], counties: [\"130324\"]}, by: COUNTY,"
				+ " measures: [TOTAL], view: AS_IS) { rows { label } } }", Map.of());
		assertThat(client.ask("hebei-oversight", "{ auditEntries(last: 1) { nodes { changes { after } } } }", Map.of())
			.toString()).as("what went into 卢龙县 was read as well").contains("130324", "130229");
		JsonNode departments = units("lulong-finance", "DEPARTMENT", "AS_IS");
		assertThat(departments.path("comparability").findValuesAsString("code")).contains("UNIT_SPLIT");
		assertThat(departments.path("rows").findValuesAsString("matchedBy")).contains("LINEAGE");
		assertThat(client
			.ask("qinhuangdao-oversight",
					"{ unitChanges(first: 9) { nodes { department kind parts { code weight } } } }", Map.of())
			.path("unitChanges")
			.path("nodes")).hasSize(1);
		assertThat(client.ask("changli-finance", "{ unitChanges(first: 9) { totalCount } }", Map.of())
			.findPath("totalCount")
			.asInt()).isZero();
		assertThat(refusal("changli-finance", "withdrawUnitChange", "change: \"" + split + "\"")).contains("NOT_FOUND");
		assertThat(refusal("lulong-finance", "withdrawUnitChange", "change: \"" + merged + "\"")).contains("FORBIDDEN");
		assertThat(refusal("lulong-justice-editor", "recordDepartmentChange",
				"department: \"205\", firstYear: 2027, kind: MERGED, basis: \"x\", parts: [{department: \"201\"}]"))
			.contains("FORBIDDEN");
		assertThat(refusal("lulong-finance", "recordDepartmentChange",
				"department: \"205\", firstYear: 2026, kind: MERGED, basis: \"x\", parts: [{department: \"201\"}]"))
			.contains("CHANGE_TWICE");
		assertThat(refusal("lulong-finance", "recordDepartmentChange",
				"department: \"205\", firstYear: 2027, kind: MERGED, basis: \"x\", parts: [{department: \"999\"}]"))
			.contains("UNIT_UNKNOWN", "999");
		recorded("lulong-finance", "withdrawUnitChange", "change: \"" + split + "\"");
		recorded("jiheng-admin", "withdrawUnitChange", "change: \"" + merged + "\"");
		assertThat(units("hebei-oversight", "DEPARTMENT", "AS_IS").path("rows").toString()).isEqualTo(asWas);
	}

	@Test
	void perHeadIsThereWhereThePopulationIsLoadedAndElseAbsent() throws Exception {
		String load = "mutation { loadPopulation(input: {province: \"130000\", source: \"合成的人口数\", csv: \"%s\"})"
				+ " { added changed unchanged problems { code message } } }";
		String csv = "county,year,persons\\n130322,2024,1000\\n130322,2025,2000\\n";
		assertThat(client.ask("jiheng-admin", load.formatted(csv), Map.of()).toString())
			.contains("\"added\":2,\"changed\":0,\"unchanged\":0");
		String asked = "{ comparison(filter: {years: [2024, 2025, 2026]}, by: COUNTY,"
				+ " measures: [TOTAL, TOTAL_PER_HEAD]) { rows { label cells { valueState value(unit: YUAN) } } } }";
		JsonNode before = client.ask("hebei-oversight", asked, Map.of()).path("comparison").path("rows");
		assertThat(client.ask("jiheng-admin", load.formatted(csv.replace("2000", "4000")), Map.of()).toString())
			.contains("\"added\":0,\"changed\":1,\"unchanged\":1");
		assertThat(client.ask("jiheng-admin", load.formatted(csv + "130322,2026,1万"), Map.of()).toString())
			.contains("CSV_LINE", "第 4 行");
		assertThat(client.ask("jiheng-admin", load.formatted(csv + "110101,2026,1"), Map.of()).toString())
			.contains("COUNTY_OUTSIDE");
		assertThat(client.answer("hebei-oversight", load.formatted(csv), Map.of()).body()).contains("FORBIDDEN");
		JsonNode rows = client.ask("hebei-oversight", asked, Map.of()).path("comparison").path("rows");
		assertThat(rows).as("what was kept with the old population").isNotEqualTo(before);
		JsonNode changli = rows.path(1).path("cells");
		for (int year = 0; year < 2; year++) {
			BigDecimal persons = new BigDecimal(year == 0 ? "1000" : "4000");
			assertThat(changli.path(3 + year).path("value").decimalValue()).isEqualByComparingTo(
					changli.path(year).path("value").decimalValue().divide(persons, 2, RoundingMode.HALF_UP));
		}
		assertThat(changli.path(5).path("valueState").asString()).isEqualTo("MISSING");
		assertThat(rows.path(0).path("cells").path(3).path("valueState").asString()).isEqualTo("MISSING");
	}

	/** A made-up frame takes quantity and quality as one. */
	@Test
	void aProvincesOwnCrosswalkHoldsInThatProvinceAlone() throws Exception {
		String asked = "{ comparison(filter: {years: [2025, 2026]}, by: LEVEL2, measures: [INDICATORS]) { rows { level2 } } }";
		for (String province : List.of("44", "13")) {
			database.asOwner(
					"""
							insert into jiheng.indicator_frame (id, source, region, valid_from_year) values ('%1$s-合成', '合成', '%1$s', 2090);
							insert into jiheng.indicator_class values ('%1$s-合成', 1, '产出指标', 1, '质量指标');
							insert into jiheng.frame_crosswalk values ('2021', '%1$s-合成', '合成');
							insert into jiheng.frame_crosswalk_class values ('2021', '%1$s-合成', 1, '产出指标', '数量指标', '产出指标', '质量指标',
							  'MAPPED')"""
						.formatted(province));
			assertThat(anew("hebei-oversight", asked).path("comparison").path("rows").size())
				.isEqualTo(province.equals("13") ? 5 : 6);
		}
		database.asOwner("delete from jiheng.frame_crosswalk_class where newer_frame like '%合成';"
				+ " delete from jiheng.frame_crosswalk where newer_frame like '%合成';"
				+ " delete from jiheng.indicator_class where frame_id like '%合成';"
				+ " delete from jiheng.indicator_frame where id like '%合成'");
	}

	/** Its third project takes another code in 2026. */
	@Test
	void aProjectUnderAnotherCodeIsProposedAndIsOneRowOnceConfirmed() throws Exception {
		JsonNode proposed = projects("changli-finance");
		JsonNode dropped = proposed.values()
			.stream()
			.filter(row -> row.path("status").asString().equals("DROPPED"))
			.findFirst()
			.orElseThrow();
		assertThat(dropped.path("matchedBy").asString()).isEqualTo("PROPOSED");
		assertThat(dropped.path("proposals").path(0).path("reason").asString()).isEqualTo("SAME_NAME");
		String earlier = dropped.path("projectKey").asString();
		String later = dropped.path("proposals").path(0).path("key").asString();
		String confirm = "mutation { confirmProjectAlias(input: {earlier: \"%s\", later: \"%s\", basis: \"系统换代，编码重编\"})"
				+ " { alias { number laterName } problems { code } } }";
		assertThat(client.answer("changli-finance-clerk", confirm.formatted(earlier, "315/没有"), Map.of()).body())
			.contains("PROJECT_UNKNOWN");
		assertThat(client.answer("lulong-finance", confirm.formatted(earlier, later), Map.of()).body())
			.contains("PROJECT_UNKNOWN");
		assertThat(client.answer("hebei-oversight", confirm.formatted(earlier, later), Map.of()).body())
			.contains("FORBIDDEN");
		assertThat(client.answer("changli-finance", confirm.formatted(earlier, later), Map.of()).body())
			.contains("\"number\":1");
		assertThat(client.answer("changli-finance", confirm.formatted(later, earlier), Map.of()).body())
			.contains("ALIAS_CIRCLE");
		assertThat(client.answer("changli-finance", confirm.formatted(earlier, later), Map.of()).body())
			.contains("ALIAS_TWICE");
		JsonNode one = projects("hebei-oversight").values()
			.stream()
			.filter(row -> row.path("projectKey").asString().equals(later))
			.findFirst()
			.orElseThrow();
		assertThat(one.path("status").asString() + " " + one.path("matchedBy").asString()).isEqualTo("MATCHED ALIAS");
		client.ask("changli-finance",
				"mutation { withdrawProjectAlias(input: {earlier: \"" + earlier + "\"}) { problems { code } } }",
				Map.of());
		assertThat(projects("changli-finance")).hasSize(proposed.size());
	}

	private JsonNode projects(String user) throws Exception {
		return client.ask(user,
				"{ comparison(filter: {years: [2024, 2025, 2026], counties: [\"130322\"]}, by: PROJECT, measures: [TOTAL])"
						+ " { rows { label projectKey status matchedBy proposals { key name year reason } cells { value } } } }",
				Map.of())
			.path("comparison")
			.path("rows");
	}

	private JsonNode units(String user, String axis, String view) throws Exception {
		return client
			.ask(user,
					"{ comparison(filter: {years: [2024, 2025, 2026]}, by: " + axis + ", measures: [TOTAL], view: "
							+ view + ") { rows { label matchedBy cells { year valueState value(unit: YUAN) } }"
							+ " comparability { code } } }",
					Map.of())
			.path("comparison");
	}

	private static Map<String, BigDecimal> sums(JsonNode comparison) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		comparison.path("rows").forEach(row -> row.path("cells").forEach(cell -> {
			if (!cell.path("value").isNull()) {
				sums.merge(cell.path("year").asString(), cell.path("value").decimalValue().setScale(2),
						BigDecimal::add);
			}
		}));
		return sums;
	}

	private String recorded(String user, String mutation, String input) throws Exception {
		return client
			.ask(user,
					"mutation { done: " + mutation + "(input: {" + input
							+ "}) { change { id } problems { code message } } }",
					Map.of())
			.findPath("id")
			.asString();
	}

	private String refusal(String user, String mutation, String input) throws Exception {
		return client
			.answer(user, "mutation { " + mutation + "(input: {" + input + "}) { problems { code message } } }",
					Map.of())
			.body();
	}

	@Test
	void whatWasSealedCanBeVerifiedAndIsSealedOnce() throws Exception {
		comparison.load();
		for (DemoCounty county : DemoCounty.ALL) {
			JsonNode verified = client
				.ask(county.finance(), "{ snapshotVerification { intact snapshotsChecked } }", Map.of())
				.path("snapshotVerification");
			assertThat(verified.path("intact").asBoolean()).isTrue();
			assertThat(verified.path("snapshotsChecked").asInt()).isEqualTo(county.user().equals("lulong") ? 9 : 6);
		}
	}

	private JsonNode compare(String user) throws Exception {
		return client.ask(user, DemoGreeting.COMPARISON, Map.of()).path("comparison");
	}

	/** As it is now: what only a release changes is kept until the next start. */
	private JsonNode anew(String user, String document) throws Exception {
		return JsonMapper.shared().readTree(client.anew(user, document, Map.of()).body()).path("data");
	}

	private static List<String> labels(JsonNode comparison) {
		return comparison.path("rows").findValuesAsString("label");
	}

}
