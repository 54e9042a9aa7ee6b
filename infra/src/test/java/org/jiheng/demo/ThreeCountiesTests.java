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
