package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.input;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of a finding as the record that it speaks of changes. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingLifeTests {

	private static final String CANARY = "不可外传的金丝雀";

	private final Database database;

	private final JdbcTemplate sql;

	private final RunningJiheng jiheng;

	private final Desk desk;

	FindingLifeTests(Database database) throws Exception {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aFindingIsMendedWithItsRecordAndOpensAgainWithIt() throws Exception {
		Drafted drafted = drafted(2041);
		String id = sum(2041).path("id").asString();
		assertThat(sum(2041).path("state").asString()).isEqualTo("OPEN");
		change(drafted, 3, 4, 6);
		assertThat(sum(2041).path("state").asString()).isEqualTo("MENDED");
		change(drafted, 4, 4, 5);
		assertThat(sum(2041).path("state").asString()).isEqualTo("OPEN");
		assertThat(sum(2041).path("id").asString()).as("the same finding").isEqualTo(id);
	}

	@Test
	void whatFindingsSaidOfAProjectIsGoneOnceItIsClassified() throws Exception {
		Drafted drafted = drafted(2042);
		assertThat(quoting()).as("quoted before").isPositive();
		desk.done(EDITOR, "classifyProject", "",
				input("project", drafted.project(), "expectedVersion", 3, "basis", "定密管理暂行规定第十条"));
		assertThat(quoting()).isZero();
		desk.done(EDITOR, "checkBudget", "", input("budget", drafted.budget()));
		assertThat(quoting()).as("nor does the next run quote it").isZero();
		assertThat(findings(2042)).noneSatisfy(finding -> assertThat(finding.toString()).contains(CANARY));
	}

	@Test
	void nobodyWaivesInAnothersNameNorWhatDoesNotLieOpen() throws Exception {
		Drafted drafted = drafted(2043);
		String waive = "update jiheng.finding set state = 'WAIVED', waived_at = now(), waiver_reason = '没有理由',"
				+ " waived_by = '%s' where county_code = '130324' and fiscal_year = 2043 and severity = '%s'%s";
		assertThat(
				sql.queryForList("select distinct severity from jiheng.finding where fiscal_year = 2043", String.class))
			.contains("ERROR", "WARNING");
		refused(waive.formatted("another", "WARNING", ""));
		refused(waive.formatted(EDITOR, "ERROR", ""));
		refused(waive.replace("set ", "set severity = 'WARNING', ").formatted(EDITOR, "ERROR", ""));
		refused("delete from jiheng.finding where county_code = '130324' and fiscal_year = 2043");
		replaceIndicator(drafted.project(), 3, "≥90%");
		desk.done(EDITOR, "checkBudget", "", input("budget", drafted.budget()));
		assertThat(sql.queryForList(
				"select distinct severity from jiheng.finding where fiscal_year = 2043 and state = 'MENDED'",
				String.class))
			.contains("WARNING");
		refused(waive.formatted(EDITOR, "WARNING", " and state = 'MENDED'"));
	}

	private record Drafted(String budget, String project) {
	}

	/**
	 * One project whose parts do not make its sum, with a target that nobody can measure,
	 * at version 3, checked.
	 */
	private Drafted drafted(int year) throws Exception {
		String budget = desk
			.done(EDITOR, "openBudget", "budget { id }", input("county", "130324", "department", "315", "year", year))
			.path("budget")
			.path("id")
			.asString();
		String project = desk
			.done(EDITOR, "addProject", "project { id }", input("budget", budget, "name", "普法经费", "funds", funds(4, 5)))
			.path("project")
			.path("id")
			.asString();
		replaceIndicator(project, 2, CANARY);
		desk.done(EDITOR, "checkBudget", "", input("budget", budget));
		return new Drafted(budget, project);
	}

	private void replaceIndicator(String project, int version, String target) throws Exception {
		desk.done(EDITOR, "replaceIndicators", "", input("project", project, "expectedVersion", version, "indicators",
				List.of(Map.of("level1", "效益指标", "level2", "社会效益指标", "level3", "普法效果", "target", target))));
	}

	private void change(Drafted drafted, int version, int fiscal, int other) throws Exception {
		desk.done(EDITOR, "changeProject", "",
				input("project", drafted.project(), "expectedVersion", version, "funds", funds(fiscal, other)));
		desk.done(EDITOR, "checkBudget", "", input("budget", drafted.budget()));
	}

	private static Map<String, Integer> funds(int fiscal, int other) {
		return Map.of("total", 10, "fiscal", fiscal, "other", other);
	}

	private JsonNode sum(int year) throws Exception {
		List<JsonNode> found = findings(year).stream()
			.filter(each -> each.path("check").path("number").asInt() == 1)
			.toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private List<JsonNode> findings(int year) throws Exception {
		return List.copyOf(desk
			.budget(EDITOR, year,
					"findings(first: 100) { nodes { id state message check { number }" + " anchors { text } } }")
			.path("findings")
			.path("nodes")
			.values());
	}

	private int quoting() {
		return sql.queryForObject(
				"select count(*) from jiheng.finding f where fiscal_year = 2042 and f::text like '%" + CANARY + "%'",
				Integer.class);
	}

	/** Tried as the department's login, in the editor's scope. */
	private void refused(String statement) {
		assertThatThrownBy(() -> {
			try (Connection connection = database.administrator().getConnection();
					Statement tried = connection.createStatement()) {
				connection.setAutoCommit(false);
				tried.execute("set local role jiheng_department");
				tried.execute("select jiheng.set_scope('130324', '315', '" + EDITOR + "', 'DEPARTMENT_EDITOR')");
				tried.execute(statement);
				connection.rollback();
			}
		}).as(statement)
			.isInstanceOfSatisfying(SQLException.class,
					refusal -> assertThat(refusal.getSQLState()).as(refusal.getMessage()).matches("42501|23514|JH004"));
	}

}
