package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The indicators of the department as a whole, each test in a year of its own. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetIndicatorTests {

	private static final String WRITE = "replaceBudgetIndicators";

	private static final String ROWS = "indicators { id sequence level3 target { raw kind value unit } project { id } }";

	private static final String BUDGET = "budget { version " + ROWS + " }";

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final JdbcTemplate sql;

	BudgetIndicatorTests(Database database) throws Exception {
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void theyAreKeptAndReadBackAndThoseThatGoOnKeepTheirNumber() throws Exception {
		String id = opened(2050);
		JsonNode kept = desk
			.done(EDITOR, WRITE, BUDGET,
					input("budget", id, "expectedVersion", 1, "indicators",
							List.of(row("办案数量", "≥200件"), row("调解成功率", "≥95%"))))
			.path("budget");
		assertThat(kept.path("version").asInt()).isEqualTo(2);
		JsonNode read = desk.budget(FINANCE, 2050, ROWS);
		assertThat(read.path("indicators")).isEqualTo(kept.path("indicators")).hasSize(2);
		assertThat(read.path("indicators")).allSatisfy(each -> assertThat(each.path("project").isNull()).isTrue());
		JsonNode second = read.path("indicators").path(1);
		JsonNode again = desk
			.done(EDITOR, WRITE, BUDGET,
					input("budget", id, "expectedVersion", 2, "indicators",
							List.of(with(row("调解成功率", "≥96%"), "id", second.path("id").asString()),
									row("普法场次", "≥10场"))))
			.path("budget");
		assertThat(again.path("indicators")).extracting(each -> each.path("level3").asString())
			.containsExactly("调解成功率", "普法场次");
		assertThat(again.path("indicators").path(0).path("id")).isEqualTo(second.path("id"));
		assertThat(again.path("indicators").path(0).path("sequence").asInt()).isEqualTo(1);
		assertThat(again.path("indicators").path(1).path("id")).isNotIn(second.path("id"),
				read.path("indicators").path(0).path("id"));
		assertThat(sql.queryForObject(
				"select count(*) from jiheng.audit_entry where operation = ? and reference = '130324/2050/315'",
				Integer.class, WRITE))
			.isEqualTo(2);
	}

	@Test
	void theIndicatorsOfProjectsAreLeftAloneAndAreNotTheirs() throws Exception {
		String id = opened(2051);
		JsonNode project = desk
			.done(EDITOR, "addProject", "project { id }",
					input("budget", id, "name", "装备经费", "funds", Map.of("total", 3)))
			.path("project");
		JsonNode filled = desk.done(EDITOR, "replaceIndicators", "project { indicators { id } }", input("project",
				project.path("id").asString(), "expectedVersion", 2, "indicators", List.of(row("采购数量", "≥1台"))));
		String ofProject = filled.findValue("indicators").path(0).path("id").asString();
		assertThat(desk.refusal(EDITOR, WRITE, input("budget", id, "expectedVersion", 3, "indicators",
				List.of(with(row("采购数量", "≥1台"), "id", ofProject)))))
			.isEqualTo("INDICATOR_UNKNOWN");
		desk.done(EDITOR, WRITE, "",
				input("budget", id, "expectedVersion", 3, "indicators", List.of(row("采购数量", "≥1台"))));
		JsonNode read = desk.budget(EDITOR, 2051, ROWS + " projects(first: 9) { nodes { indicators { id } } }");
		assertThat(read.path("projects").findValue("indicators")).hasSize(1);
		String ofWhole = read.path("indicators").path(0).path("id").asString();
		assertThat(desk.refusal(EDITOR, "replaceIndicators", input("project", project.path("id").asString(),
				"expectedVersion", 4, "indicators", List.of(with(row("采购数量", "≥1台"), "id", ofWhole)))))
			.isEqualTo("INDICATOR_UNKNOWN");
		desk.done(EDITOR, WRITE, "", input("budget", id, "expectedVersion", 4, "indicators", List.of()));
		read = desk.budget(EDITOR, 2051, ROWS + " projects(first: 9) { nodes { indicators { id } } }");
		assertThat(read.path("indicators")).isEmpty();
		assertThat(read.path("projects").findValue("indicators")).hasSize(1);
	}

	@Test
	void whatSomebodyElseChangedSinceIsNotOverwritten() throws Exception {
		String id = opened(2052);
		desk.done(FINANCE, WRITE, "",
				input("budget", id, "expectedVersion", 1, "indicators", List.of(row("办案数量", "≥200件"))));
		assertThat(desk.refusal(EDITOR, WRITE,
				input("budget", id, "expectedVersion", 1, "indicators", List.of(row("办案数量", "≥100件")))))
			.isEqualTo("CONFLICT VERSION");
		desk.done(EDITOR, "addProject", "", input("budget", id, "name", "别处的改动", "funds", Map.of("total", 1)));
		desk.done(EDITOR, WRITE, "",
				input("budget", id, "expectedVersion", 2, "indicators", List.of(row("办案数量", "≥100件"))));
	}

	@Test
	void aDryRunAndWhatIsRefusedKeepNothing() throws Exception {
		String id = opened(2053);
		JsonNode would = desk
			.done(EDITOR, WRITE, BUDGET,
					input("budget", id, "expectedVersion", 1, "indicators", List.of(row("办案数量", "≥200件")), "dryRun",
							true))
			.path("budget");
		assertThat(would.path("indicators")).hasSize(1);
		assertThat(desk.refusal(EDITOR, WRITE,
				input("budget", id, "expectedVersion", 1, "indicators", List.of(row("办案数量", "88100")))))
			.isEqualTo("TARGET_UNDECIDABLE");
		assertThat(desk.refusal(EDITOR, WRITE,
				input("budget", id, "expectedVersion", 1, "indicators",
						IntStream.rangeClosed(0, 200).mapToObj(each -> row("指标" + each, "≥1件")).toList())))
			.isEqualTo("TOO_MANY");
		JsonNode read = desk.budget(EDITOR, 2053, ROWS);
		assertThat(read.path("indicators")).isEmpty();
		assertThat(read.path("version").asInt()).isEqualTo(1);
	}

	private String opened(int year) throws Exception {
		return desk
			.done(EDITOR, "openBudget", "budget { id }", input("county", "130324", "department", "315", "year", year))
			.path("budget")
			.path("id")
			.asString();
	}

	private static Map<String, Object> row(String name, String target) {
		return input("level1", "产出指标", "level2", "数量指标", "level3", name, "target", target);
	}

	private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
		Map<String, Object> changed = new HashMap<>(input);
		changed.put(field, value);
		return changed;
	}

}
