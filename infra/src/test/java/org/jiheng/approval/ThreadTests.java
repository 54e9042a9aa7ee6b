package org.jiheng.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jiheng.document.LulongJustice2024;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.TenantRows;
import org.jiheng.shared.graphql.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Threads of the review, each test in a year of its own. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadTests {

	private static final String THREAD = "thread { id number field version resolved resolvedBy resolvedAt openedBy"
			+ " budget { id } project { name } indicator { level3 } comments { number author text } }";

	private static final String ERASED = "项目已标为涉密，内容不再保存";

	private static final String CANARY = "不可外传的金丝雀";

	private final Database database;

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final JdbcTemplate sql;

	ThreadTests(Database database) throws Exception {
		this.database = database;
		this.sql = new JdbcTemplate(database.owner());
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "registerDepartment", "", input("code", "316", "name", "卢龙县审计局"));
		member("lulong-auditor", "AUDITOR", null);
		member("lulong-reader", "READER", null);
		member("lulong-audit-editor", "DEPARTMENT_EDITOR", "316");
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void nothingIsApprovedWhileAThreadIsOpen() throws Exception {
		String id = submitted(2040);
		JsonNode thread = opened("budget", id, "project", project(2040), "field", "funds.total", "text", "预算数从何而来？");
		assertThat(thread.path("field").asString()).isEqualTo("funds.total");
		assertThat(thread.path("project").path("name").asString()).isEqualTo("法律援助经费");
		assertThat(thread.path("budget").path("id").asString()).isEqualTo(id);
		assertThat(thread.path("version").asInt()).isEqualTo(4);
		assertThat(thread.path("openedBy").asString()).isEqualTo(FINANCE);
		assertThat(thread.path("resolved").asBoolean()).isFalse();
		Map<String, Object> it = input("thread", thread.path("id").asString());
		JsonNode answered = desk
			.done(EDITOR, "replyInThread", THREAD, input("thread", thread.path("id").asString(), "text", "按上年案件数测算"))
			.path("thread");
		assertThat(answered.path("comments")).extracting(each -> each.path("author").asString())
			.containsExactly(FINANCE, EDITOR);
		Map<String, Object> approval = input("budget", id, "assessments", grades("GOOD"));
		JsonNode refused = desk.run(FINANCE, "approveBudget", "", approval);
		assertThat(refused.findValue("reason").asString()).isEqualTo("THREADS_OPEN");
		assertThat(refused.findValue("message").asString()).contains("1 条", "第 1 条", "法律援助经费", "资金");
		assertThat(desk
			.done(FINANCE, "approveBudgets", "results { budget { id } problems { code } }",
					input("budgets", List.of(id), "assessments", grades("GOOD")))
			.findValue("code")
			.asString()).isEqualTo("THREADS_OPEN");
		JsonNode resolved = desk.done(FINANCE, "resolveThread", THREAD, it).path("thread");
		assertThat(resolved.path("resolved").asBoolean()).isTrue();
		assertThat(resolved.path("resolvedBy").asString()).isEqualTo(FINANCE);
		assertThat(desk.refusal(EDITOR, "replyInThread", input("thread", thread.path("id").asString(), "text", "还有一句")))
			.isEqualTo("CONFLICT THREAD_RESOLVED");
		desk.done(FINANCE, "reopenThread", "", it);
		assertThat(desk.refusal(FINANCE, "approveBudget", approval)).isEqualTo("CONFLICT THREADS_OPEN");
		desk.done(FINANCE, "resolveThread", "", it);
		desk.done(FINANCE, "resolveThread", "", it);
		desk.done(FINANCE, "approveBudget", "", approval);
		assertThat(desk.refusal(FINANCE, "reopenThread", it)).isEqualTo("CONFLICT BUDGET_APPROVED");
		assertThat(desk.refusal(FINANCE, "openThread", input("budget", id, "field", "title", "text", "晚了")))
			.isEqualTo("CONFLICT BUDGET_APPROVED");
		assertThat(sql.queryForList("select operation from jiheng.audit_entry where reference = '130324/2040/315/1'"
				+ " and operation like '%Thread' order by number", String.class))
			.as("each step stands in the trail, and what changed nothing does not")
			.containsExactly("openThread", "replyInThread", "resolveThread", "reopenThread", "resolveThread");
		assertThat(sql.queryForObject("select count(*) from jiheng.audit_entry where changes::text like '%从何而来%'"
				+ " or changes::text like '%案件数测算%'", Integer.class))
			.as("the chain holds digests of what was said")
			.isZero();
	}

	@Test
	void threadsAreReadPageByPage() throws Exception {
		String id = submitted(2041);
		for (String field : List.of("title", "overallGoals", "overallGoals.1")) {
			opened("budget", id, "field", field, "text", "请核对 " + field);
		}
		JsonNode first = threads(2041, "first: 2");
		assertThat(fields(first)).containsExactly("title", "overallGoals");
		assertThat(first.path("totalCount").asInt()).isEqualTo(3);
		assertThat(first.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
		JsonNode rest = threads(2041,
				"first: 2, after: \"" + first.path("pageInfo").path("endCursor").asString() + "\"");
		assertThat(fields(rest)).containsExactly("overallGoals.1");
		assertThat(rest.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
		assertThat(fields(threads(2041, "last: 2"))).containsExactly("overallGoals", "overallGoals.1");
		desk.done(FINANCE, "resolveThread", "", input("thread", first.path("nodes").path(1).path("id").asString()));
		assertThat(fields(threads(2041, "first: 9, resolved: true"))).containsExactly("overallGoals");
		assertThat(fields(threads(2041, "first: 9, resolved: false"))).containsExactly("title", "overallGoals.1");
		assertThat(desk.budget(EDITOR, 2041, "openThreadCount").path("openThreadCount").asInt()).isEqualTo(2);
		JsonNode refused = desk.run(FINANCE, "approveBudget", "", input("budget", id, "assessments", grades("GOOD")));
		assertThat(refused.findValue("message").asString()).contains("2 条", "第 1 条（标题）", "第 3 条（总体绩效目标第 1 条）")
			.doesNotContain("第 2 条");
	}

	@Test
	void theDatabaseRefusesTheApprovalToo() throws Exception {
		String id = submitted(2044);
		String approval = "insert into jiheng.participant (county_code, fiscal_year, department_code, adjustment, subject,"
				+ " part) values ('130324', 2044, '315', 0, '%1$s', 'ENDORSER'); update jiheng.budget"
				+ " set status = 'APPROVED', endorsed_by = '%1$s' where county_code = '130324' and fiscal_year = 2044";
		asFinance(approval.formatted(FINANCE));
		String thread = opened("budget", id, "field", "title", "text", "标题有误").path("id").asString();
		assertThatThrownBy(() -> asFinance(approval.formatted(FINANCE))).isInstanceOfSatisfying(SQLException.class,
				refusal -> assertThat(refusal.getSQLState()).as(refusal.getMessage()).isEqualTo("JH005"));
		desk.done(FINANCE, "resolveThread", "", input("thread", thread));
		asFinance(approval.formatted(FINANCE));
		assertThat(desk.budget(FINANCE, 2044, "status").path("status").asString()).isEqualTo("SUBMITTED");
	}

	@Test
	void threadsAreOpenedAndResolvedByFinanceOnly() throws Exception {
		String id = SmallBudget.drafted(desk, 2042);
		Map<String, Object> opening = input("budget", id, "field", "title", "text", "标题有误");
		assertThat(desk.refusal(FINANCE, "openThread", opening)).isEqualTo("CONFLICT NOT_SUBMITTED");
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		for (String user : List.of(EDITOR, REVIEWER, "lulong-auditor", "lulong-reader", "hebei-oversight",
				"jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "openThread", opening)).as(user).isEqualTo("FORBIDDEN");
		}
		String thread = opened("budget", id, "field", "title", "text", "标题有误").path("id").asString();
		for (String user : List.of("lulong-auditor", "lulong-reader", "hebei-oversight", "jiheng-admin", "stranger")) {
			assertThat(desk.refusal(user, "replyInThread", input("thread", thread, "text", "插一句"))).as(user)
				.isEqualTo("FORBIDDEN");
		}
		for (String user : List.of(EDITOR, REVIEWER, "lulong-auditor", "lulong-reader", "hebei-oversight")) {
			assertThat(desk.refusal(user, "resolveThread", input("thread", thread))).as(user).isEqualTo("FORBIDDEN");
			assertThat(desk.refusal(user, "reopenThread", input("thread", thread))).as(user).isEqualTo("FORBIDDEN");
		}
		desk.done(REVIEWER, "replyInThread", "", input("thread", thread, "text", "已核对"));
	}

	@Test
	void whatIsAskedWronglyIsToldWithItsPlace() throws Exception {
		String id = submitted(2045);
		JsonNode field = problem(input("budget", id, "field", "target", "text", "没有"));
		assertThat(field.path("code").asString()).isEqualTo("FIELD");
		assertThat(field.path("path").toString()).isEqualTo("[\"input\",\"field\"]");
		JsonNode comment = problem(input("budget", id, "field", "title", "text", " "));
		assertThat(comment.path("code").asString()).isEqualTo("COMMENT");
		assertThat(comment.path("path").toString()).isEqualTo("[\"input\",\"text\"]");
		assertThat(problem(input("budget", id, "field", "title", "text", "长".repeat(2001))).path("code").asString())
			.isEqualTo("COMMENT");
		assertThat(desk.refusal(FINANCE, "openThread", input("budget", id, "project",
				NodeId.of("Project", "130324", 2045, "315", 99).toString(), "field", "name", "text", "没有")))
			.isEqualTo("NOT_FOUND");
		assertThat(desk.refusal(FINANCE, "openThread",
				input("budget", id, "project", project(2042), "field", "name", "text", "别的年度")))
			.isEqualTo("NOT_FOUND");
		assertThat(
				sql.queryForObject("select count(*) from jiheng.review_thread where fiscal_year = 2045", Integer.class))
			.isZero();
	}

	@Test
	void aRetryOpensNoSecondThreadAndADryRunNone() throws Exception {
		String id = submitted(2046);
		Map<String, Object> asked = input("budget", id, "field", "title", "text", "标题有误", "dryRun", true);
		assertThat(desk.done(FINANCE, "openThread", THREAD, asked).path("thread").path("field").asString())
			.isEqualTo("title");
		assertThat(threads(2046, "first: 9").path("totalCount").asInt()).isZero();
		asked.put("dryRun", false);
		asked.put("idempotencyKey", "thread-2046");
		String thread = desk.done(FINANCE, "openThread", THREAD, asked).path("thread").path("id").asString();
		assertThat(desk.done(FINANCE, "openThread", THREAD, asked).path("thread").path("id").asString())
			.isEqualTo(thread);
		assertThat(threads(2046, "first: 9").path("totalCount").asInt()).isEqualTo(1);
		asked.put("text", "另一句");
		assertThat(desk.refusal(FINANCE, "openThread", asked)).isEqualTo("CONFLICT IDEMPOTENCY_KEY_REUSED");
	}

	@Test
	void othersSeeNothingOfIt() throws Exception {
		String id = submitted(2047);
		String thread = opened("budget", id, "field", "title", "text", "标题有误").path("id").asString();
		String absent = NodeId.of("ReviewThread", "130322", 2047, "315", 9).toString();
		String document = "query($id: ID!) { node(id: $id) { id ... on ReviewThread { comments { text } } } }";
		for (String user : List.of("changli-finance", "lulong-audit-editor", "hebei-oversight", "jiheng-admin",
				"stranger")) {
			assertThat(jiheng.client().ask(user, document, Map.of("id", thread)).path("node").isNull()).as(user)
				.isTrue();
		}
		for (String user : List.of("changli-finance", "lulong-audit-editor")) {
			assertThat(desk.run(user, "replyInThread", "", input("thread", thread, "text", "x")).toString())
				.isEqualTo(desk.run(user, "replyInThread", "", input("thread", absent, "text", "x")).toString())
				.contains("NOT_FOUND");
		}
		assertThat(desk.run("changli-finance", "resolveThread", "", input("thread", thread)).toString())
			.isEqualTo(desk.run("changli-finance", "resolveThread", "", input("thread", absent)).toString())
			.contains("NOT_FOUND");
		for (String user : List.of(EDITOR, FINANCE, "lulong-auditor")) {
			assertThat(jiheng.client().ask(user, document, Map.of("id", thread)).findValue("text").asString()).as(user)
				.isEqualTo("标题有误");
		}
	}

	@Test
	void whatBecomesClassifiedIsNotDiscussed() throws Exception {
		String id = submitted(2043);
		String project = project(2043);
		String thread = opened("budget", id, "project", project, "field", "purpose", "text", "用途中的秘密").path("id")
			.asString();
		desk.done(EDITOR, "replyInThread", "", input("thread", thread, "text", "秘密的回答"));
		opened("budget", id, "field", "title", "text", "标题照旧");
		desk.done(FINANCE, "returnBudget", "", input("budget", id, "reason", "应当定密"));
		desk.done(EDITOR, "classifyProject", "", input("project", project, "expectedVersion", 4));
		assertThat(threads(2043, "first: 9").findValues("text")).extracting(JsonNode::asString)
			.containsExactly(ERASED, ERASED, "标题照旧");
		assertThat(kept()).doesNotContain("用途中的秘密", "秘密的回答").contains("标题照旧");
		assertThat(desk.refusal(EDITOR, "replyInThread", input("thread", thread, "text", "再说一句")))
			.isEqualTo("CONFLICT PROJECT_CLASSIFIED");
		status(2043, "SUBMITTED");
		assertThat(desk.refusal(FINANCE, "openThread",
				input("budget", id, "project", project, "field", "goals.1", "text", "目标呢")))
			.isEqualTo("CONFLICT PROJECT_CLASSIFIED");
		opened("budget", id, "project", project, "field", "funds.total", "text", "金额仍可讨论");
		desk.done(FINANCE, "resolveThread", "", input("thread", thread));
	}

	/** Threads, submitted rounds, imports, findings and the audit hold words too. */
	@Test
	void whatAnImportMakesClassifiedIsLeftNowhere() throws Exception {
		String text = LulongJustice2024.text();
		String open = text.replaceFirst("\t法律援助宣传\t", "\t" + CANARY + "\t");
		assertThat(open).isNotEqualTo(text);
		assertThat(upload(open)).isEqualTo(201);
		Integer number = sql.queryForObject(
				"select number from jiheng.project where fiscal_year = 2024 and purpose = '" + CANARY + "'",
				Integer.class);
		String project = NodeId.of("Project", "130324", 2024, "315", number == null ? 0 : number).toString();
		sql.update("""
				insert into jiheng.review_round (county_code, fiscal_year, department_code, adjustment, round, version,
				  content, digest, submitted_by)
				select county_code, fiscal_year, department_code, 0, 1, version, ?, repeat('0', 64), 'somebody'
				from jiheng.budget where fiscal_year = 2024""", round(number));
		status(2024, "SUBMITTED");
		sql.update("alter table jiheng.budget disable trigger guard");
		sql.update("update jiheng.budget set round = 1 where fiscal_year = 2024");
		sql.update("alter table jiheng.budget enable trigger guard");
		String budget = NodeId.of("Budget", "130324", 2024, "315").toString();
		String thread = opened("budget", budget, "project", project, "field", "purpose", "text", CANARY + "是什么？")
			.path("id")
			.asString();
		desk.done(EDITOR, "replyInThread", "", input("thread", thread, "text", CANARY + "就是它"));
		desk.done(FINANCE, "returnBudget", "", input("budget", budget, "reason", "应当定密"));
		assertThat(kept()).contains(CANARY);
		assertThat(upload(text.replaceFirst("\t法律援助宣传\t", "\t涉密\t"))).isEqualTo(201);
		assertThat(sql.queryForObject("select classified from jiheng.project where fiscal_year = 2024 and number = ?",
				Boolean.class, number))
			.isTrue();
		new TenantRows(database).all()
			.forEach((table, rows) -> assertThat(rows.toString()).as(table).doesNotContain(CANARY));
		assertThat(threads(2024, "first: 9").findValues("text")).extracting(JsonNode::asString)
			.containsExactly(ERASED, ERASED);
	}

	/** What a round keeps, as the one who submits writes it. */
	private static String round(Integer number) {
		String budget = "{\"county\":{\"value\":\"130324\"},\"year\":{\"value\":2024},\"department\":{\"value\":\"315\"}}";
		return """
				{"title":"x","overallGoals":[],"itemisedGoals":[],"safeguards":[],"projects":[{"key":{"budget":%s,"number":%d},
				 "sequence":1,"code":null,"name":"专项","unit":null,"funds":{"total":{"fen":1},"fiscal":null,"other":null},
				 "purpose":"%s","paymentPlan":[],"goals":[],"classified":false,"provenance":[]}],"indicators":[],"provenance":[]}"""
			.formatted(budget, number, CANARY);
	}

	private int upload(String text) throws Exception {
		return jiheng.client().upload(EDITOR, "a.txt", text.getBytes(UTF_8)).statusCode();
	}

	private String kept() {
		return new TenantRows(database).all().toString();
	}

	/** Brings a budget where the test wants it, past the guard of the life cycle. */
	private void status(int year, String status) {
		sql.update("alter table jiheng.budget disable trigger guard");
		sql.update("update jiheng.budget set status = ? where fiscal_year = ?", status, year);
		sql.update("alter table jiheng.budget enable trigger guard");
	}

	/** Tried as the county's login, in finance's scope, and taken back. */
	private void asFinance(String statement) throws SQLException {
		try (Connection connection = database.administrator().getConnection();
				Statement tried = connection.createStatement()) {
			connection.setAutoCommit(false);
			tried.execute("set local role jiheng_county");
			tried.execute("select jiheng.set_scope('130324', '', '" + FINANCE + "', 'COUNTY_FINANCE')");
			tried.execute(statement);
			connection.rollback();
		}
	}

	private void member(String subject, String role, @Nullable String department) throws Exception {
		Map<String, Object> granted = input("subject", subject, "role", role, "region", "130324");
		if (department != null) {
			granted.put("department", department);
		}
		desk.done(FINANCE, "grantMembership", "", granted);
	}

	private JsonNode opened(Object... pairs) throws Exception {
		return desk.done(FINANCE, "openThread", THREAD, input(pairs)).path("thread");
	}

	private JsonNode problem(Map<String, Object> opening) throws Exception {
		return desk.run(FINANCE, "openThread", "", opening).path("data").path("done").path("problems").path(0);
	}

	private JsonNode threads(int year, String arguments) throws Exception {
		return desk
			.budget(EDITOR, year,
					"threads(" + arguments + ") { totalCount pageInfo { hasNextPage endCursor }"
							+ " nodes { id field resolved comments { text } } }")
			.path("threads");
	}

	private static List<String> fields(JsonNode threads) {
		return threads.path("nodes").values().stream().map(each -> each.path("field").asString()).toList();
	}

	private String submitted(int year) throws Exception {
		String id = SmallBudget.drafted(desk, year);
		desk.done(REVIEWER, "submitBudget", "", input("budget", id, "expectedVersion", 4));
		return id;
	}

	private String project(int year) {
		Integer number = sql.queryForObject("select number from jiheng.project where fiscal_year = ?", Integer.class,
				year);
		return NodeId.of("Project", "130324", year, "315", number == null ? 1 : number).toString();
	}

}
