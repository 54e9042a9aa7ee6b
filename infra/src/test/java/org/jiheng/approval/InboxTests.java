package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.util.ArrayList;
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

/** What waits for whom, each test in its own years. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTests {

	private static final String ITEM = "kind since due overdue department { code } year budget { id version adjusting status } message";

	private final RunningJiheng jiheng;

	private final Desk desk;

	InboxTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "grantMembership", "",
				input("subject", "lulong-finance-2", "role", "COUNTY_FINANCE", "region", "130324"));
		desk.done(FINANCE, "grantMembership", "",
				input("subject", "lulong-auditor", "role", "AUDITOR", "region", "130324"));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aBudgetWaitsForOneAfterTheOther() throws Exception {
		String id = SmallBudget.drafted(desk, 2060);
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2060, "stage", "SUBMISSION", "due", "2059-11-30"));
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2060, "stage", "REVIEW", "due", "2059-12-31"));
		assertThat(kinds(EDITOR, 2060)).isEmpty();
		assertThat(kinds(FINANCE, 2060)).isEmpty();
		JsonNode draft = item(REVIEWER, 2060);
		assertThat(draft.path("kind").asString()).isEqualTo("SUBMIT");
		assertThat(draft.path("due").asString()).isEqualTo("2059-11-30");
		assertThat(draft.path("overdue").asBoolean()).isFalse();
		assertThat(draft.path("message").asString()).isEqualTo("卢龙县司法局 2060 年预算请核对后申报");
		assertThat(draft.path("budget").path("status").asString()).isEqualTo("DRAFT");
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(kinds(EDITOR, 2060)).isEmpty();
		assertThat(kinds(REVIEWER, 2060)).isEmpty();
		JsonNode submitted = item(FINANCE, 2060);
		assertThat(submitted.path("kind").asString()).isEqualTo("REVIEW");
		assertThat(submitted.path("due").asString()).isEqualTo("2059-12-31");
		desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "请补充材料"));
		assertThat(kinds(FINANCE, 2060)).isEmpty();
		assertThat(kinds(REVIEWER, 2060)).containsExactly("SUBMIT");
		JsonNode returned = item(EDITOR, 2060);
		assertThat(returned.path("kind").asString()).isEqualTo("REVISE");
		assertThat(returned.path("due").isNull()).as("no deadline of approval is set").isTrue();
		assertThat(returned.path("message").asString()).contains("退回");
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		desk.done(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		for (String user : List.of(EDITOR, REVIEWER, FINANCE)) {
			assertThat(kinds(user, 2060)).as(user).isEmpty();
		}
	}

	@Test
	void openErrorsWaitForTheEditor() throws Exception {
		String id = desk
			.done(EDITOR, "openBudget", "budget { id }", input("county", "130324", "department", "315", "year", 2061))
			.path("budget")
			.path("id")
			.asString();
		desk.done(EDITOR, "addProject", "",
				input("budget", id, "name", "普法", "funds", Map.of("total", 10, "fiscal", 4, "other", 5)));
		assertThat(kinds(EDITOR, 2061)).as("not checked yet").isEmpty();
		desk.done(EDITOR, "checkBudget", "", input("budget", id));
		JsonNode errors = item(EDITOR, 2061);
		assertThat(errors.path("kind").asString()).isEqualTo("MEND");
		int count = desk.budget(EDITOR, 2061, "findingCounts { errors }").path("findingCounts").path("errors").asInt();
		assertThat(count).isPositive();
		assertThat(errors.path("message").asString()).isEqualTo("卢龙县司法局 2061 年预算有 " + count + " 个错误未改正，请逐条改正");
		assertThat(item(REVIEWER, 2061).path("message").asString()).contains("请经办人改正后申报");
	}

	@Test
	void anOpenAdjustmentWaitsLikeABudgetOfItsOwn() throws Exception {
		String id = SmallBudget.drafted(desk, 2026);
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2026, "stage", "SUBMISSION", "due", "2026-01-31"));
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		desk.done(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		String content = desk
			.done(EDITOR, "openAdjustment", "adjustment { content { id } }",
					input("budget", id, "reason", "年中追加预算", "documentNumber", "卢财预〔2024〕35号", "documentDate",
							"2026-08-15"))
			.findValue("content")
			.path("id")
			.asString();
		assertThat(kinds(EDITOR, 2026)).isEmpty();
		assertThat(kinds(FINANCE, 2026)).as("no deadline is set for adjustments").isEmpty();
		JsonNode draft = item(REVIEWER, 2026);
		assertThat(draft.path("message").asString()).isEqualTo("卢龙县司法局 2026 年预算调整请核对后申报");
		assertThat(draft.path("due").isNull()).isTrue();
		assertThat(draft.path("budget").path("id").asString()).isEqualTo(content).isNotEqualTo(id);
		assertThat(draft.path("budget").path("adjusting").asBoolean()).isTrue();
		desk.done(EDITOR, "editBudget", "", input("budget", content, "expectedVersion",
				draft.path("budget").path("version").asInt(), "overallGoals", List.of("全年办理法律援助案件不少于 240 件")));
		desk.done(REVIEWER, "submitBudget", "",
				input("budget", content, "expectedVersion", draft.path("budget").path("version").asInt() + 1));
		assertThat(kinds(REVIEWER, 2026)).isEmpty();
		assertThat(kinds(FINANCE, 2026)).containsExactly("REVIEW");
		desk.done(FINANCE, "returnBudget", "", input("budget", content, "reason", "补充调整依据"));
		JsonNode returned = item(EDITOR, 2026);
		assertThat(returned.path("kind").asString()).isEqualTo("REVISE");
		assertThat(returned.path("budget").path("id").asString()).isEqualTo(content);
		assertThat(kinds(FINANCE, 2026)).isEmpty();
	}

	@Test
	void aThreadWaitsForWhoeverDidNotSpeakLast() throws Exception {
		String id = SmallBudget.drafted(desk, 2064);
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(kinds(EDITOR, 2064)).isEmpty();
		Map<String, Object> first = thread(id, "预算总额从何而来？");
		thread(id, "总体目标请量化");
		assertThat(item(EDITOR, 2064).path("message").asString()).isEqualTo("卢龙县司法局 2064 年预算有 2 条审核意见待答复，请逐条答复");
		assertThat(kinds(REVIEWER, 2064)).containsExactly("ANSWER");
		assertThat(kinds(FINANCE, 2064)).containsExactly("REVIEW");
		desk.done("lulong-finance-2", "replyInThread", "",
				input("thread", first.get("thread"), "text", "同问", "idempotencyKey", "2064"));
		assertThat(item(EDITOR, 2064).path("message").asString()).as("another one of finance is no answer")
			.contains("2 条");
		desk.done(EDITOR, "replyInThread", "", input("thread", first.get("thread"), "text", "按上年案件数测算"));
		assertThat(item(EDITOR, 2064).path("message").asString()).contains("1 条");
		assertThat(kinds(FINANCE, 2064)).containsExactly("REVIEW", "SETTLE");
		assertThat(items(FINANCE, 2064).getLast().path("message").asString())
			.isEqualTo("卢龙县司法局 2064 年预算有 1 条审核意见已答复，请办结或继续提出");
		desk.done(FINANCE, "resolveThread", "", first);
		assertThat(kinds(FINANCE, 2064)).containsExactly("REVIEW");
	}

	private Map<String, Object> thread(String budget, String text) throws Exception {
		return input("thread",
				desk.done(FINANCE, "openThread", "thread { id }",
						input("budget", budget, "field", "overallGoals", "text", text))
					.path("thread")
					.path("id")
					.asString());
	}

	@Test
	void whatOneSubmittedOrProposedOneselfWaitsForSomebodyElse() throws Exception {
		String id = SmallBudget.drafted(desk, 2062);
		String project = desk.budget(EDITOR, 2062, "projects(first: 1) { nodes { id } }")
			.findValue("nodes")
			.path(0)
			.path("id")
			.asString();
		desk.done(FINANCE, "classifyProject", "",
				input("project", project, "expectedVersion", 4, "basis", "定密依据 2062-1"));
		desk.done(FINANCE, "declassifyProject", "", input("project", project, "expectedVersion", 5));
		assertThat(kinds(FINANCE, 2062)).isEmpty();
		assertThat(kinds(EDITOR, 2062)).containsExactly("DECLASSIFY");
		JsonNode proposal = item("lulong-finance-2", 2062);
		assertThat(proposal.path("kind").asString()).isEqualTo("DECLASSIFY");
		assertThat(proposal.path("message").asString()).contains("法律援助经费", "第二人");
		desk.done(FINANCE, "submitBudget", "", input("budget", id, "expectedVersion", 6));
		assertThat(kinds(FINANCE, 2062)).as("nobody decides on what they submitted").isEmpty();
		assertThat(kinds("lulong-finance-2", 2062)).containsExactly("REVIEW");
	}

	@Test
	void whoIsLateIsToldToFinance() throws Exception {
		desk.done(FINANCE, "registerDepartment", "", input("code", "316", "name", "卢龙县审计局"));
		desk.done(FINANCE, "setReviewDeadline", "", input("year", 2025, "stage", "SUBMISSION", "due", "2025-01-31"));
		String id = SmallBudget.drafted(desk, 2025);
		assertThat(items(FINANCE, 2025)).extracting(each -> each.path("message").asString())
			.containsExactly("卢龙县司法局 2025 年预算的申报已逾期（期限 2025-01-31），请催办", "卢龙县审计局 2025 年预算的申报已逾期（期限 2025-01-31），请催办");
		JsonNode unopened = items(FINANCE, 2025).getLast();
		assertThat(unopened.path("budget").isNull()).isTrue();
		assertThat(unopened.path("since").asString()).isEqualTo("2025-02-01T00:00:00.000+08:00");
		assertThat(item(REVIEWER, 2025).path("overdue").asBoolean()).isTrue();
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		assertThat(kinds(FINANCE, 2025)).containsExactly("OVERDUE", "REVIEW");
	}

	@Test
	void pagesGiveEverythingOnceAndOthersSeeNothing() throws Exception {
		for (int year = 2070; year < 2075; year++) {
			SmallBudget.drafted(desk, year);
		}
		List<String> all = messages("{ inbox(first: 100) { totalCount nodes { message } } }");
		List<String> paged = new ArrayList<>();
		String cursor = "";
		JsonNode page;
		do {
			page = inbox(REVIEWER,
					"{ inbox(first: 2" + cursor + ") { nodes { message } pageInfo { hasNextPage endCursor } } }");
			page.path("nodes").forEach(node -> paged.add(node.path("message").asString()));
			cursor = ", after: \"" + page.path("pageInfo").path("endCursor").asString() + "\"";
		}
		while (page.path("pageInfo").path("hasNextPage").asBoolean());
		assertThat(paged).isEqualTo(all).hasSizeGreaterThanOrEqualTo(5);
		assertThat(messages("{ inbox(last: 2) { nodes { message } } }"))
			.isEqualTo(all.subList(all.size() - 2, all.size()));
		assertThat(inbox(REVIEWER, "{ inbox(first: 1) { totalCount } }").path("totalCount").asInt())
			.isEqualTo(all.size());
		for (String user : List.of("changli-finance", "lulong-auditor", "hebei-oversight", "jiheng-admin",
				"stranger")) {
			assertThat(inbox(user, "{ inbox(first: 9) { totalCount nodes { message } } }").path("totalCount").asInt())
				.as(user)
				.isZero();
		}
	}

	private List<String> messages(String document) throws Exception {
		return inbox(REVIEWER, document).path("nodes")
			.values()
			.stream()
			.map(node -> node.path("message").asString())
			.toList();
	}

	private JsonNode inbox(String user, String document) throws Exception {
		return jiheng.client().ask(user, document, Map.of()).path("inbox");
	}

	private List<JsonNode> items(String user, int year) throws Exception {
		return inbox(user, "{ inbox(first: 100) { nodes { " + ITEM + " } } }").path("nodes")
			.values()
			.stream()
			.filter(node -> node.path("year").asInt() == year)
			.toList();
	}

	private JsonNode item(String user, int year) throws Exception {
		assertThat(items(user, year)).hasSize(1);
		return items(user, year).getFirst();
	}

	private List<String> kinds(String user, int year) throws Exception {
		return items(user, year).stream().map(node -> node.path("kind").asString()).toList();
	}

}
