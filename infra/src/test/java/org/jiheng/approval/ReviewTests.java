package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

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

/**
 * Rounds of review, each test in a year of its own; a second finance officer endorses.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTests {

	private static final String STATUS = "budget { id status version lockReason"
			+ " viewerCan { edit submit return approve } rounds { number version submittedBy decision { kind by reason"
			+ " assessments { head { name } grade } } } }";

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final JdbcTemplate sql;

	ReviewTests(Database database) throws Exception {
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "grantMembership", "",
				input("subject", "lulong-finance-2", "role", "COUNTY_FINANCE", "region", "130324"));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aBudgetIsSubmittedReturnedResubmittedAndApproved() throws Exception {
		String id = drafted(2030);
		JsonNode submitted = desk.done(REVIEWER, "submitBudget", STATUS, input("budget", id, "expectedVersion", 4))
			.path("budget");
		assertThat(submitted.path("status").asString()).isEqualTo("SUBMITTED");
		assertThat(submitted.path("lockReason").asString()).contains("审核");
		assertThat(desk.refusal(EDITOR, "editBudget", input("budget", id, "expectedVersion", 4, "title", "晚了")))
			.isEqualTo("CONFLICT BUDGET_SUBMITTED");
		assertThat(desk.refusal(EDITOR, "replaceBudgetIndicators",
				input("budget", id, "expectedVersion", 4, "indicators", List.of())))
			.isEqualTo("CONFLICT BUDGET_SUBMITTED");
		JsonNode returned = desk.done(FINANCE, "returnBudget", STATUS, input("budget", id, "reason", "指标不可衡量，请改写"))
			.path("budget");
		assertThat(returned.path("status").asString()).isEqualTo("RETURNED");
		desk.done(EDITOR, "editBudget", "",
				input("budget", id, "expectedVersion", 4, "overallGoals", List.of("办案 200 件")));
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 5));
		JsonNode approved = desk
			.done(FINANCE, "approveBudget", STATUS, input("budget", id, "assessments", grades("GOOD")))
			.path("budget");
		assertThat(approved.path("status").asString()).isEqualTo("APPROVED");
		JsonNode rounds = approved.path("rounds");
		assertThat(rounds).extracting(round -> round.path("decision").path("kind").asString())
			.containsExactly("RETURNED", "APPROVED");
		assertThat(rounds).extracting(round -> round.path("version").asInt()).containsExactly(4, 5);
		assertThat(rounds.path(0).path("decision").path("reason").asString()).isEqualTo("指标不可衡量，请改写");
		assertThat(rounds.path(1).path("decision").path("assessments").path(0).path("head").path("name").asString())
			.isEqualTo("完整性");
		assertThat(sql.queryForList("select kind || ' ' || sealed_by from jiheng.snapshot where fiscal_year = 2030",
				String.class))
			.as("approval seals a snapshot")
			.containsExactly("APPROVAL lulong-finance");
		assertThat(desk.refusal(EDITOR, "editBudget", input("budget", id, "expectedVersion", 5, "title", "晚了")))
			.isEqualTo("CONFLICT BUDGET_APPROVED");
	}

	@Test
	void nobodyApprovesWhatTheyWroteThemselves() throws Exception {
		String id = drafted(2031);
		desk.done(FINANCE, "editBudget", "", input("budget", id, "expectedVersion", 4, "title", "财政局改的标题"));
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 5));
		Map<String, Object> approval = input("budget", id, "assessments", grades("EXCELLENT"));
		assertThat(desk.budget(FINANCE, 2031, "viewerCan { approve }").path("viewerCan").path("approve").asBoolean())
			.isFalse();
		assertThat(desk.refusal(FINANCE, "approveBudget", approval)).isEqualTo("CONFLICT OWN_WORK");
		assertThat(desk.budget(FINANCE, 2031, "status").path("status").asString()).isEqualTo("SUBMITTED");
		desk.done("lulong-finance-2", "approveBudget", "", approval);
	}

	@Test
	void whoSubmitsDoesNotDecide() throws Exception {
		String id = drafted(2032);
		desk.done(FINANCE, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(desk.refusal(FINANCE, "returnBudget", input("budget", id, "reason", "自己退自己")))
			.isEqualTo("CONFLICT OWN_WORK");
		assertThat(desk.refusal(FINANCE, "approveBudget", input("budget", id, "assessments", grades("GOOD"))))
			.isEqualTo("CONFLICT OWN_WORK");
		desk.done("lulong-finance-2", "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
	}

	@Test
	void onlyGoodGradesPass() throws Exception {
		String id = drafted(2033);
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(desk.refusal(FINANCE, "approveBudget", input("budget", id, "assessments", grades("FAIR"))))
			.isEqualTo("GRADE");
		assertThat(desk.refusal(FINANCE, "approveBudget",
				input("budget", id, "assessments", grades("GOOD").subList(0, 3))))
			.isEqualTo("HEAD_MISSING");
		assertThat(desk.refusal(FINANCE, "refuseBudget",
				input("budget", id, "reason", "绩效目标不可行", "assessments", grades("FAIR"))))
			.isEqualTo("GRADE");
		JsonNode refused = desk
			.done(FINANCE, "refuseBudget", STATUS,
					input("budget", id, "reason", "绩效目标不可行", "assessments", grades("POOR")))
			.path("budget");
		assertThat(refused.path("status").asString()).isEqualTo("REFUSED");
		assertThat(desk.refusal(EDITOR, "editBudget", input("budget", id, "expectedVersion", 4, "title", "再改")))
			.isEqualTo("CONFLICT BUDGET_REFUSED");
		assertThat(desk.done(FINANCE, "reopenBudget", STATUS, input("budget", id))
			.path("budget")
			.path("status")
			.asString()).isEqualTo("RETURNED");
	}

	@Test
	void stepsAreTakenByWhomTheyConcernAndInTheirOrder() throws Exception {
		String id = drafted(2034);
		Map<String, Object> submission = input("budget", id, "expectedVersion", 4);
		for (String user : List.of(EDITOR, "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "submitBudget", submission)).as(user).isEqualTo("FORBIDDEN");
		}
		assertThat(desk.refusal("changli-finance", "submitBudget", submission)).isEqualTo("NOT_FOUND");
		assertThat(desk.refusal(FINANCE, "approveBudget", input("budget", id, "assessments", grades("GOOD"))))
			.isEqualTo("CONFLICT NOT_SUBMITTED");
		assertThat(desk.refusal(REVIEWER, "submitBudget", input("budget", id, "expectedVersion", 3)))
			.isEqualTo("CONFLICT VERSION");
		desk.done(REVIEWER, "submitBudget", "", submission);
		assertThat(desk.refusal(REVIEWER, "submitBudget", submission)).isEqualTo("CONFLICT BUDGET_SUBMITTED");
		for (String user : List.of(EDITOR, REVIEWER, "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "returnBudget", input("budget", id, "reason", "不该由我退回"))).as(user)
				.isEqualTo("FORBIDDEN");
			assertThat(desk.refusal(user, "approveBudget", input("budget", id, "assessments", grades("GOOD")))).as(user)
				.isEqualTo("FORBIDDEN");
		}
	}

	@Test
	void severalAreReturnedAtOnceEachWithItsResult() throws Exception {
		String submitted = drafted(2035);
		String draft = drafted(2036);
		desk.done(REVIEWER, "submitBudget", "", input("budget", submitted, "expectedVersion", 4));
		JsonNode results = desk
			.done(FINANCE, "returnBudgets", "results { budget { status } problems { code } }",
					input("budgets", List.of(submitted, draft, "nothing"), "reason", "统一补充材料"))
			.path("results");
		assertThat(results.path(0).path("budget").path("status").asString()).isEqualTo("RETURNED");
		assertThat(results.path(1).path("problems").path(0).path("code").asString()).isEqualTo("NOT_SUBMITTED");
		assertThat(results.path(2).path("problems").path(0).path("code").asString()).isEqualTo("NOT_FOUND");
	}

	@Test
	void whatTheChecksFindKeepsABudgetBack() throws Exception {
		String id = desk
			.done(EDITOR, "openBudget", "budget { id }", input("county", "130324", "department", "315", "year", 2037))
			.path("budget")
			.path("id")
			.asString();
		desk.done(EDITOR, "addProject", "",
				input("budget", id, "name", "普法", "funds", Map.of("total", 10, "fiscal", 4, "other", 5)));
		JsonNode refused = desk.run(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 2));
		assertThat(refused.findValue("reason").asString()).isEqualTo("FINDINGS_OPEN");
		assertThat(refused.findValue("message").asString()).contains("错误", "须改正");
		assertThat(desk.budget(EDITOR, 2037, "status").path("status").asString()).isEqualTo("DRAFT");
	}

	private String drafted(int year) throws Exception {
		return SmallBudget.drafted(desk, year);
	}

}
