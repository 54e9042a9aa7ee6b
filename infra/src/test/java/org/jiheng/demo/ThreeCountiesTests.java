package org.jiheng.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What the demo shows: the real document, walked through its year, beside made-up data of
 * three counties and three years.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeCountiesTests {

	private final RunningJiheng jiheng;

	private final DemoClient client;

	private final DemoComparison comparison;

	ThreeCountiesTests(Database database) throws Exception {
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

	private static List<String> labels(JsonNode comparison) {
		return comparison.path("rows").findValuesAsString("label");
	}

}
