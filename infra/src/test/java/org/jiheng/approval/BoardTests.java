package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.util.HashMap;
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

/** A county's year at a glance. Each test has a year of its own. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTests {

	private static final String BOARD = """
			departments opened submitted approved overdue deadlines { stage due }
			lines { department { code } status rounds budget { version } stages { stage due doneAt state } }""";

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final Database database;

	BoardTests(Database database) throws Exception {
		this.database = database;
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "registerDepartment", "", input("code", "316", "name", "卢龙县教育局"));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aDepartmentIsFollowedFromNothingToItsApproval() throws Exception {
		assertThat(states(board(FINANCE, 2045), "315")).isEqualTo("null OPEN OPEN OPEN");
		String id = SmallBudget.drafted(desk, 2045);
		assertThat(states(board(FINANCE, 2045), "315")).isEqualTo("DRAFT OPEN OPEN OPEN");
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(states(board(FINANCE, 2045), "315")).isEqualTo("SUBMITTED DONE OPEN OPEN");
		desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "请补充材料"));
		assertThat(states(board(FINANCE, 2045), "315")).isEqualTo("RETURNED DONE DONE OPEN");
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		desk.done(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		JsonNode board = board(FINANCE, 2045);
		assertThat(states(board, "315")).isEqualTo("APPROVED DONE DONE DONE");
		assertThat(states(board, "316")).isEqualTo("null OPEN OPEN OPEN");
		assertThat(line(board, "315").path("rounds").asInt()).isEqualTo(2);
		assertThat(line(board, "315").path("budget").path("version").asInt()).isEqualTo(4);
		assertThat(line(board, "316").path("budget").isNull()).isTrue();
		assertThat(List.of(board.path("departments").asInt(), board.path("opened").asInt(),
				board.path("submitted").asInt(), board.path("approved").asInt(), board.path("overdue").asInt()))
			.containsExactly(2, 1, 1, 1, 0);
	}

	@Test
	void whoIsLateIsNamedAndADeadlineHoldsUntilItsDayEnds() throws Exception {
		String id = SmallBudget.drafted(desk, 2026);
		deadline(2026, "SUBMISSION", "2026-01-31");
		assertThat(states(board(FINANCE, 2026), "315")).isEqualTo("DRAFT OVERDUE OPEN OPEN");
		assertThat(board(FINANCE, 2026).path("overdue").asInt()).isEqualTo(2);
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(states(board(FINANCE, 2026), "315")).isEqualTo("SUBMITTED DONE_LATE OPEN OPEN");
		submittedAt("2026-01-31 23:59:59+08");
		assertThat(states(board(FINANCE, 2026), "315")).isEqualTo("SUBMITTED DONE OPEN OPEN");
		submittedAt("2026-02-01 00:00:00+08");
		assertThat(states(board(FINANCE, 2026), "315")).isEqualTo("SUBMITTED DONE_LATE OPEN OPEN");
		deadline(2026, "SUBMISSION", null);
		assertThat(states(board(FINANCE, 2026), "315")).isEqualTo("SUBMITTED DONE OPEN OPEN");
		assertThat(board(FINANCE, 2026).path("deadlines")).isEmpty();
	}

	@Test
	void financeSetsDeadlinesAndNobodyElse() throws Exception {
		Map<String, Object> deadline = input("year", 2047, "stage", "REVIEW", "due", "2047-01-15");
		for (String user : List.of(EDITOR, REVIEWER, "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "setReviewDeadline", deadline)).as(user).isEqualTo("FORBIDDEN");
		}
		assertThat(
				desk.refusal(FINANCE, "setReviewDeadline", input("year", 2047, "stage", "REVIEW", "due", "2045-12-31")))
			.isEqualTo("DUE");
		desk.done("changli-finance", "setReviewDeadline", "", deadline);
		assertThat(board(FINANCE, 2047).path("deadlines")).as("another county's").isEmpty();
		Map<String, Object> dry = new HashMap<>(deadline);
		dry.put("dryRun", true);
		assertThat(
				desk.done(FINANCE, "setReviewDeadline", "board { deadlines { due } }", dry).findValue("due").asString())
			.isEqualTo("2047-01-15");
		assertThat(board(FINANCE, 2047).path("deadlines")).as("a dry run keeps nothing").isEmpty();
	}

	@Test
	void aDepartmentSeesItsOwnLine() throws Exception {
		assertThat(board(EDITOR, 2048).path("lines"))
			.extracting(line -> line.path("department").path("code").asString())
			.containsExactly("315");
		assertThat(board("hebei-oversight", 2048).isNull()).isTrue();
	}

	private void deadline(int year, String stage, String due) throws Exception {
		Map<String, Object> deadline = input("year", year, "stage", stage);
		deadline.put("due", due);
		desk.done(FINANCE, "setReviewDeadline", "", deadline);
	}

	/** Below the guard that keeps a round as it was submitted. */
	private void submittedAt(String time) {
		database.asOwner("alter table jiheng.review_round disable trigger user; update jiheng.review_round"
				+ " set submitted_at = '" + time + "' where fiscal_year = 2026;"
				+ " alter table jiheng.review_round enable trigger user");
	}

	private JsonNode board(String user, int year) throws Exception {
		return jiheng.client()
			.ask(user, "{ reviewBoard(year: " + year + ") { " + BOARD + " } }", Map.of())
			.path("reviewBoard");
	}

	private static JsonNode line(JsonNode board, String department) {
		return board.path("lines")
			.values()
			.stream()
			.filter(line -> line.path("department").path("code").asString().equals(department))
			.findFirst()
			.orElseThrow();
	}

	private static String states(JsonNode board, String department) {
		JsonNode line = line(board, department);
		StringBuilder states = new StringBuilder(
				line.path("status").isNull() ? "null" : line.path("status").asString());
		line.path("stages").forEach(stage -> states.append(' ').append(stage.path("state").asString()));
		return states.toString();
	}

}
