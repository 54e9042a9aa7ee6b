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

/** An approved budget changes only by an adjustment, as its users go through one. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdjustmentTests {

	private static final String CONTENT = "adjustment { number status open reason documentNumber openedBy content"
			+ " { id version adjusting adjustment status viewerCan { edit submit adjust }"
			+ " projects(first: 9) { nodes { id name } } } }";

	private static final String STANDING = "status adjustment adjusting viewerCan { edit adjust }"
			+ " funds { total amountStage } initialFunds { total amountStage }"
			+ " rounds { adjustment number decision { kind } } adjustments { number status open }"
			+ " projects(first: 9) { nodes { name funds { total amountStage } initialFunds { total } } }";

	private final RunningJiheng jiheng;

	private final Desk desk;

	AdjustmentTests(Database database) throws Exception {
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
	void anApprovedBudgetIsAdjustedReviewedAndReplaced() throws Exception {
		String id = approved(2021);
		JsonNode content = open(EDITOR, id).path("content");
		String adjusting = content.path("id").asString();
		assertThat(content.path("status").asString()).isEqualTo("DRAFT");
		assertThat(content.path("viewerCan").path("edit").asBoolean()).isTrue();
		assertThat(desk.refusal(REVIEWER, "submitBudget",
				input("budget", adjusting, "expectedVersion", content.path("version").asInt())))
			.isEqualTo("CONFLICT NOTHING_ADJUSTED");
		desk.done(EDITOR, "changeProject", "", input("project", project(content), "expectedVersion",
				content.path("version").asInt(), "funds", Map.of("total", 12, "fiscal", 12)));
		SmallBudget.aid(desk, project(content), version(adjusting), 2021, 120_000);
		added(adjusting, 2021);
		assertThat(desk
			.node(EDITOR, adjusting, "... on Budget { changesSinceApproval { amountChange changes { message } } }")
			.path("changesSinceApproval")
			.path("changes")).extracting(change -> change.path("message").asString())
			.contains("新增项目 2（社区矫正经费），预算数 5.00 万元", "项目 1（法律援助经费）的预算数由 10.00 万元 增加为 12.00 万元，增加 2.00 万元（20.00%）");
		JsonNode before = standing(2021);
		assertThat(before.path("funds").path("total").decimalValue()).as("until it is approved, all read the approved")
			.isEqualByComparingTo("10");
		assertThat(before.path("projects").path("nodes")).hasSize(1);
		assertThat(before.path("viewerCan").path("adjust").asBoolean()).as("one at a time").isFalse();
		submit(adjusting);
		desk.done(FINANCE, "returnBudget", "", input("budget", adjusting, "reason", "补充调整依据"));
		desk.done(EDITOR, "editBudget", "", input("budget", adjusting, "expectedVersion", version(adjusting),
				"overallGoals", List.of("全年办理法律援助案件不少于 240 件")));
		submit(adjusting);
		JsonNode answer = desk
			.done(FINANCE, "approveBudget", "budget { id }", input("budget", adjusting, "assessments", grades("GOOD")))
			.path("budget");
		assertThat(answer.path("id").asString()).as("what was approved stands now").isEqualTo(id);
		JsonNode after = standing(2021);
		assertThat(after.path("status").asString() + after.path("adjustment").asInt()).isEqualTo("APPROVED1");
		assertThat(after.path("funds").path("total").decimalValue()).isEqualByComparingTo("17");
		assertThat(after.path("funds").path("amountStage").asString()).isEqualTo("ADJUSTED");
		assertThat(after.path("initialFunds").path("total").decimalValue()).isEqualByComparingTo("10");
		assertThat(after.path("initialFunds").path("amountStage").asString()).isEqualTo("INITIAL");
		JsonNode projects = after.path("projects").path("nodes");
		assertThat(projects.path(0).path("initialFunds").path("total").decimalValue()).isEqualByComparingTo("10");
		assertThat(projects.path(1).path("name").asString()).isEqualTo("社区矫正经费");
		assertThat(projects.path(1).path("initialFunds").isNull()).as("added in mid-year").isTrue();
		assertThat(after.path("rounds"))
			.extracting(
					round -> round.path("adjustment").asInt() + " " + round.path("decision").path("kind").asString())
			.containsExactly("0 APPROVED", "1 RETURNED", "1 APPROVED");
		assertThat(node(adjusting).isNull()).as("the adjustment is done").isTrue();
	}

	@Test
	void eachAdjustmentSealsASnapshotThatNamesItsDocument() throws Exception {
		String id = approved(2022);
		adjusted(id, 2022);
		adjusted(id, 2022);
		JsonNode snapshots = desk
			.budget(FINANCE, 2022, "snapshots { kind adjustment number basisDocument funds { total amountStage } }")
			.path("snapshots");
		assertThat(snapshots).extracting(each -> each.path("kind").asString() + each.path("adjustment").asInt())
			.containsExactlyInAnyOrder("APPROVAL0", "ADJUSTMENT1", "ADJUSTMENT2");
		assertThat(snapshots).filteredOn(each -> each.path("adjustment").asInt() > 0)
			.allMatch(each -> each.path("basisDocument").asString().equals("卢财预〔2024〕35号"))
			.allMatch(each -> each.path("funds").path("amountStage").asString().equals("ADJUSTED"));
		assertThat(jiheng.client()
			.ask(FINANCE, "{ snapshotVerification { intact } }", Map.of())
			.path("snapshotVerification")
			.path("intact")
			.asBoolean()).isTrue();
		desk.done(FINANCE, "sealYearEnd", "snapshot { adjustment }", input("budget", id));
	}

	@Test
	void whatIsNotApprovedOrNotTheirsIsNotAdjusted() throws Exception {
		String draft = SmallBudget.drafted(desk, 2020);
		assertThat(desk.refusal(EDITOR, "openAdjustment", grounds(draft))).isEqualTo("CONFLICT NOT_APPROVED");
		String id = approved(2023);
		for (String user : List.of(REVIEWER, "lulong-auditor", "lulong-reader", "hebei-oversight", "jiheng-admin")) {
			assertThat(desk.refusal(user, "openAdjustment", grounds(id))).as(user).isEqualTo("FORBIDDEN");
		}
		assertThat(desk.refusal("changli-finance", "openAdjustment", grounds(id))).isEqualTo("NOT_FOUND");
		for (Map.Entry<String, Object> wrong : Map
			.<String, Object>of("reason", "短", "documentNumber", " ", "documentDate", "2099-01-01")
			.entrySet()) {
			Map<String, Object> input = new HashMap<>(grounds(id));
			input.put(wrong.getKey(), wrong.getValue());
			JsonNode problem = desk.run(EDITOR, "openAdjustment", "", input).findValue("problems").path(0);
			assertThat(problem.path("path")).extracting(JsonNode::asString).contains(wrong.getKey());
		}
		Map<String, Object> dry = new HashMap<>(grounds(id));
		dry.put("dryRun", true);
		assertThat(desk.done(EDITOR, "openAdjustment", CONTENT, dry).path("adjustment").path("number").asInt())
			.isEqualTo(1);
		assertThat(standing(2023).path("adjustments")).as("a dry run opens nothing").isEmpty();
		Map<String, Object> keyed = new HashMap<>(grounds(id));
		keyed.put("idempotencyKey", "once");
		for (int i = 0; i < 2; i++) {
			assertThat(desk.done(EDITOR, "openAdjustment", CONTENT, keyed).path("adjustment").path("number").asInt())
				.as("a key opens once")
				.isEqualTo(1);
		}
		assertThat(desk.refusal(EDITOR, "openAdjustment", grounds(id))).isEqualTo("CONFLICT ADJUSTMENT_OPEN");
		assertThat(desk.refusal(EDITOR, "editBudget", input("budget", id, "expectedVersion", 99, "title", "x")))
			.isEqualTo("CONFLICT BUDGET_APPROVED");
	}

	@Test
	void whoDraftsAnAdjustmentDoesNotApproveIt() throws Exception {
		String id = approved(2026);
		String adjusting = open(FINANCE, id).path("content").path("id").asString();
		added(adjusting, 2026);
		submit(adjusting);
		assertThat(desk.refusal(FINANCE, "approveBudget", input("budget", adjusting, "assessments", grades("GOOD"))))
			.isEqualTo("CONFLICT OWN_WORK");
		desk.done("lulong-finance-2", "approveBudget", "", input("budget", adjusting, "assessments", grades("GOOD")));
		assertThat(standing(2026).path("adjustment").asInt()).isEqualTo(1);
	}

	@Test
	void anAdjustmentIsWithdrawnUnlessItIsUnderReview() throws Exception {
		String id = approved(2025);
		String adjusting = open(EDITOR, id).path("content").path("id").asString();
		added(adjusting, 2025);
		submit(adjusting);
		assertThat(desk.refusal(EDITOR, "withdrawAdjustment", input("budget", adjusting)))
			.isEqualTo("CONFLICT BUDGET_SUBMITTED");
		desk.done(FINANCE, "returnBudget", "", input("budget", adjusting, "reason", "不需要调整"));
		JsonNode corrected = desk
			.done(EDITOR, "changeAdjustment", CONTENT, input("budget", adjusting, "reason", "改写后的理由"))
			.path("adjustment");
		assertThat(corrected.path("reason").asString() + corrected.path("documentNumber").asString())
			.isEqualTo("改写后的理由卢财预〔2024〕35号");
		JsonNode withdrawn = desk.done(EDITOR, "withdrawAdjustment", CONTENT, input("budget", adjusting))
			.path("adjustment");
		assertThat(withdrawn.path("status").asString()).isEqualTo("WITHDRAWN");
		assertThat(withdrawn.path("content").isNull()).isTrue();
		JsonNode standing = standing(2025);
		assertThat(standing.path("adjustment").asInt()).isZero();
		assertThat(standing.path("funds").path("total").decimalValue()).isEqualByComparingTo("10");
		assertThat(open(EDITOR, id).path("number").asInt()).isEqualTo(2);
	}

	@Test
	void whatWasWaivedStaysWaivedAndOthersSeeNothing() throws Exception {
		String id = SmallBudget.drafted(desk, 2027);
		desk.done(EDITOR, "editBudget", "",
				input("budget", id, "expectedVersion", 4, "overallGoals", List.of("适时办理法律援助案件不少于 200 件")));
		desk.done(EDITOR, "checkBudget", "", input("budget", id));
		JsonNode findings = desk.budget(EDITOR, 2027, "findings(first: 20) { nodes { id severity check { code } } }")
			.path("findings")
			.path("nodes");
		for (JsonNode finding : findings) {
			desk.done(EDITOR, "waiveFinding", "", input("finding", finding.path("id").asString(), "reason", "经核实无误"));
		}
		int waived = findings.size();
		assertThat(waived).isPositive();
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 5));
		desk.done(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		String adjusting = open(EDITOR, id).path("content").path("id").asString();
		JsonNode carried = desk.node(EDITOR, adjusting, "... on Budget { findingCounts { waived }"
				+ " findings(first: 20) { nodes { id waiver { reason } } } }");
		assertThat(carried.path("findingCounts").path("waived").asInt()).isEqualTo(waived);
		added(adjusting, 2027);
		submit(adjusting);
		for (String user : List.of("changli-finance", "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(jiheng.client()
				.ask(user, "query($id: ID!) { node(id: $id) { id } }", Map.of("id", adjusting))
				.path("node")
				.isNull()).as(user).isTrue();
		}
	}

	private void adjusted(String id, int year) throws Exception {
		String adjusting = open(EDITOR, id).path("content").path("id").asString();
		added(adjusting, year);
		submit(adjusting);
		desk.done(FINANCE, "approveBudget", "", input("budget", adjusting, "assessments", grades("GOOD")));
	}

	private JsonNode open(String user, String id) throws Exception {
		return desk.done(user, "openAdjustment", CONTENT, grounds(id)).path("adjustment");
	}

	private static Map<String, Object> grounds(String id) {
		return input("budget", id, "reason", "上级追加转移支付资金", "documentNumber", "卢财预〔2024〕35号", "documentDate",
				"2026-07-01");
	}

	private void added(String adjusting, int year) throws Exception {
		SmallBudget.project(desk, year, adjusting, "社区矫正", 5);
	}

	private void submit(String adjusting) throws Exception {
		desk.done(REVIEWER, "submitBudget", "", input("budget", adjusting, "expectedVersion", version(adjusting)));
	}

	private int version(String id) throws Exception {
		return SmallBudget.version(desk, id);
	}

	private JsonNode node(String id) throws Exception {
		return desk.node(EDITOR, id, "id");
	}

	private static String project(JsonNode content) {
		return content.path("projects").path("nodes").path(0).path("id").asString();
	}

	private JsonNode standing(int year) throws Exception {
		return desk.budget(EDITOR, year, STANDING);
	}

	private String approved(int year) throws Exception {
		String id = SmallBudget.drafted(desk, year);
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		desk.done(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		return id;
	}

}
