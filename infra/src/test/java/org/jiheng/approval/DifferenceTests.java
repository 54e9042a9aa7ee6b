package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.postgres.StatementLog;
import org.jiheng.running.RunningJiheng;
import org.jiheng.shared.graphql.NodeId;
import tools.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import tools.jackson.databind.JsonNode;

/**
 * What became different since a round and since last year, each test in its own years.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferenceTests {

	private static final String DIFFERENCE = "{ from amountChange counts { kind count } changes { kind projectName"
			+ " project { name provenance { field } } indicatorName indicator { level3 target { raw } } field before after by"
			+ " byYuan: by(unit: YUAN) percent message } }";

	private static final String BOTH = "changesSinceRound " + DIFFERENCE + " changesSinceLastYear " + DIFFERENCE;

	private final RunningJiheng jiheng;

	private final Desk desk;

	DifferenceTests(Database database) throws Exception {
		this.jiheng = new RunningJiheng(database,
				application -> ((AnnotationConfigRegistry) application).register(StatementLog.class));
		this.desk = new Desk(jiheng.client());
		desk.done(FINANCE, "registerDepartment", "", input("code", "316", "name", "卢龙县审计局"));
		desk.done(FINANCE, "grantMembership", "", input("subject", "lulong-audit-editor", "role", "DEPARTMENT_EDITOR",
				"region", "130324", "department", "316"));
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void twoSnapshotsOfADepartmentAreComparedProjectByProjectAndTargetByTarget() throws Exception {
		SmallBudget.approve(desk, SmallBudget.drafted(desk, 2080));
		String budget = SmallBudget.drafted(desk, 2081);
		String project = NodeId.of("Project", "130324", 2081, "315", 1).toString();
		desk.done(EDITOR, "changeProject", "",
				input("project", project, "expectedVersion", 4, "funds", Map.of("total", 12, "fiscal", 12)));
		SmallBudget.aid(desk, project, 5, 2081, 120_000);
		SmallBudget.project(desk, 2081, budget, "人民调解", 20);
		SmallBudget.approve(desk, budget);
		for (String user : List.of(EDITOR, FINANCE, "hebei-oversight")) {
			JsonNode found = compared(user, sealed("130324", 2080, "315"), sealed("130324", 2081, "315")).path("data")
				.path("budgetComparison");
			assertThat(found.path("amountChange").decimalValue()).isEqualByComparingTo("22");
			assertThat(found.path("amountChangePercent").decimalValue()).isEqualByComparingTo("220");
			assertThat(found.path("earlier").path("year").asInt() + " " + found.path("later").path("year").asInt())
				.isEqualTo("2080 2081");
			assertThat(found.path("changes"))
				.extracting(change -> change.path("kind").asString() + " " + change.path("field").asString("-") + " "
						+ change.path("projectNumber").asString("-") + " " + change.path("indicatorName").asString("-")
						+ " " + change.path("before").asString("-") + " " + change.path("after").asString("-"))
				.filteredOn(change -> !change.contains(" title "))
				.containsExactly("ADDED - 14 - - 人民调解经费", "INCREASED funds.total 1 - 10.00 万元 12.00 万元",
						"INCREASED funds.fiscal 1 - 10.00 万元 12.00 万元",
						"LOOSENED target 1 法律援助案件补贴成本 ≤100000元 ≤120000元");
			JsonNode back = compared(user, sealed("130324", 2081, "315"), sealed("130324", 2080, "315")).path("data")
				.path("budgetComparison");
			assertThat(back.findValuesAsString("kind")).contains("REMOVED", "DECREASED", "TIGHTENED");
			assertThat(compared(user, sealed("130324", 2081, "315"), sealed("130324", 2081, "315")).path("data")
				.path("budgetComparison")
				.path("changes")).isEmpty();
			assertThat(compared(user, sealed("130324", 2080, "315"), sealed("130324", 2080, "316")).toString())
				.contains("SNAPSHOTS_OF_TWO");
			assertThat(compared(user, sealed("130324", 2080, "315"), sealed("130324", 2082, "315")).path("data")
				.path("budgetComparison")
				.isNull()).isTrue();
		}
		assertThat(
				compared("changli-finance", sealed("130324", 2080, "315"), sealed("130324", 2081, "315")).path("data")
					.path("budgetComparison")
					.isNull())
			.isTrue();
		assertThat(compared("hebei-oversight", sealed("130324", 2080, "315"), sealed("130324", 2020, "315")).toString())
			.contains("NOT_GRANTED");
	}

	private JsonNode compared(String user, String earlier, String later) throws Exception {
		return JsonMapper.shared()
			.readTree(jiheng.client()
				.answer(user, "query($a: ID!, $b: ID!) { budgetComparison(earlier: $a, later: $b) { earlier { year }"
						+ " later { year } amountChange amountChangePercent counts { kind count } changes { kind projectNumber"
						+ " projectName indicatorNumber indicatorName field before after by percent message } } }",
						Map.of("a", earlier, "b", later))
				.body());
	}

	private static String sealed(String county, int year, String department) {
		return NodeId.of("Snapshot", county, year, department, 1).toString();
	}

	@Test
	void everythingThatWasEditedSinceTheReturnIsToldInTheTermsOfTheBudget() throws Exception {
		String budget = SmallBudget.drafted(desk, 2060);
		assertThat(desk.budget(EDITOR, 2060, BOTH).path("changesSinceRound").isNull()).as("never submitted").isTrue();
		String mediation = SmallBudget.project(desk, 2060, budget, "人民调解", 20);
		String publicity = SmallBudget.project(desk, 2060, budget, "普法宣传", 30);
		String correction = SmallBudget.project(desk, 2060, budget, "社区矫正", 40);
		submit(2060, budget);
		desk.done(FINANCE, "returnBudget", "", input("budget", budget, "reason", "请核减预算"));
		assertThat(changes(EDITOR, 2060)).isEmpty();
		edit(2060, budget, mediation, publicity, correction);
		JsonNode difference = desk.budget(EDITOR, 2060, BOTH).path("changesSinceRound");
		assertThat(difference.path("from").asString()).startsWith("第 1 轮申报的内容");
		assertThat(difference.path("amountChange").decimalValue()).isEqualByComparingTo("-37");
		assertThat(difference.path("changes")).extracting(change -> change.path("message").asString())
			.containsExactly("总体绩效目标第 1 条由“全年办理法律援助案件不少于 200 件”改为“全年办理法律援助案件不少于 180 件”",
					"删去原项目 4（社区矫正经费），原预算数 40.00 万元", "新增项目 4（安置帮教经费），预算数 5.00 万元",
					"项目 1（普法宣传经费）移动了位置：在保留的各项中由第 3 位移到第 1 位",
					"项目 2（法律援助经费）的指标 2（数量指标：法律援助案件办理数量）的指标值由“≥200件”放宽为“≥180件”",
					"项目 2（法律援助经费）的指标 3（质量指标：法律援助案件合格率）的指标值由“≥95%”收紧为“≥98%”",
					"项目 3（人民调解经费）的预算数由 20.00 万元 减少为 18.00 万元，减少 2.00 万元（10.00%）",
					"项目 3（人民调解经费）的财政资金由 20.00 万元 减少为 18.00 万元，减少 2.00 万元（10.00%）",
					"项目 3（人民调解经费）的资金用途由“用于人民调解工作补贴”改为“用于人民调解案件补贴”",
					"项目 3（人民调解经费）的指标 1（经济成本指标：人民调解补贴成本）的指标值由“≤200000元”收紧为“≤180000元”");
		assertThat(difference.path("changes")).extracting(change -> change.path("kind").asString())
			.containsExactly("CHANGED", "REMOVED", "ADDED", "MOVED", "LOOSENED", "TIGHTENED", "DECREASED", "DECREASED",
					"CHANGED", "TIGHTENED");
		assertThat(difference.path("counts").path(0)).hasToString("{\"kind\":\"ADDED\",\"count\":1}");
		JsonNode removed = difference.path("changes").path(1);
		assertThat(removed.path("project").isNull()).isTrue();
		assertThat(removed.path("projectName").asString()).isEqualTo("社区矫正经费");
		JsonNode loosened = difference.path("changes").path(4);
		assertThat(loosened.path("project").path("name").asString()).isEqualTo("法律援助经费");
		assertThat(loosened.path("indicator").path("target").path("raw").asString()).isEqualTo("≥180件");
		JsonNode lowered = difference.path("changes").path(6);
		assertThat(lowered.path("field").asString()).isEqualTo("funds.total");
		assertThat(lowered.path("by").decimalValue()).isEqualByComparingTo("-2");
		assertThat(lowered.path("byYuan").decimalValue()).isEqualByComparingTo("-20000");
		assertThat(lowered.path("percent").decimalValue()).isEqualByComparingTo("-10");
		submit(2060, budget);
		assertThat(desk.budget(FINANCE, 2060, BOTH).path("changesSinceRound"))
			.as("the reviewer sees what changed between the rounds")
			.isEqualTo(difference);
		JsonNode named = desk.budget(FINANCE, 2060,
				"first: changesSinceRound(round: 1) { changes { kind } } second: changesSinceRound(round: 2) { changes { kind } }"
						+ " none: changesSinceRound(round: 3) { from }");
		assertThat(named.path("first").path("changes")).hasSize(10);
		assertThat(named.path("second").path("changes")).isEmpty();
		assertThat(named.path("none").isNull()).isTrue();
	}

	private void edit(int year, String budget, String mediation, String publicity, String correction) throws Exception {
		desk.done(EDITOR, "editBudget", "", input("budget", budget, "expectedVersion", version(year), "overallGoals",
				List.of("全年办理法律援助案件不少于 180 件")));
		desk.done(EDITOR, "removeProject", "", input("project", correction, "expectedVersion", version(year)));
		String resettlement = SmallBudget.project(desk, year, budget, "安置帮教", 5);
		desk.done(EDITOR, "reorderProjects", "", input("budget", budget, "expectedVersion", version(year), "projects",
				List.of(publicity, project(year, "法律援助经费"), mediation, resettlement)));
		desk.done(EDITOR, "changeProject", "", input("project", mediation, "expectedVersion", version(year), "purpose",
				"用于人民调解案件补贴", "funds", Map.of("total", 18, "fiscal", 18)));
		retarget(year, "法律援助经费", Map.of("≥200件", "≥180件", "≥95%", "≥98%"));
		retarget(year, "人民调解经费", Map.of("≤200000元", "≤180000元"));
	}

	@Test
	void aBudgetIsComparedWithWhatWasApprovedTheYearBefore() throws Exception {
		String before = SmallBudget.drafted(desk, 2062);
		String budget = SmallBudget.drafted(desk, 2063);
		assertThat(desk.budget(EDITOR, 2063, BOTH).path("changesSinceLastYear").isNull()).as("not yet approved")
			.isTrue();
		approve(2062, before);
		retarget(2063, "法律援助经费", Map.of("≥90%", "≥85%"));
		desk.done(EDITOR, "changeProject", "", input("project", project(2063, "法律援助经费"), "expectedVersion",
				version(2063), "funds", Map.of("total", 12, "fiscal", 10)));
		SmallBudget.project(desk, 2063, budget, "人民调解", 3);
		JsonNode difference = desk.budget(REVIEWER, 2063, BOTH).path("changesSinceLastYear");
		assertThat(difference.path("from").asString()).isEqualTo("2062 年批复的预算");
		assertThat(difference.path("amountChange").decimalValue()).isEqualByComparingTo("5");
		assertThat(difference.path("changes")).extracting(change -> change.path("message").asString())
			.containsExactly("标题由“2062年部门预算绩效文本”改为“2063年部门预算绩效文本”", "新增项目 2（人民调解经费），预算数 3.00 万元",
					"项目 1（法律援助经费）的预算数由 10.00 万元 增加为 12.00 万元，增加 2.00 万元（20.00%）",
					"项目 1（法律援助经费）的指标 6（服务对象满意度指标：受援群众满意度）的指标值由“≥90%”放宽为“≥85%”");
		assertThat(desk.budget(EDITOR, 2062, BOTH).path("changesSinceLastYear").isNull()).isTrue();
	}

	@Test
	void ofAProjectThatBecameClassifiedNothingHiddenIsTold() throws Exception {
		approve(2064, SmallBudget.drafted(desk, 2064));
		String budget = SmallBudget.drafted(desk, 2065);
		submit(2065, budget);
		desk.done(FINANCE, "returnBudget", "", input("budget", budget, "reason", "请补充定密"));
		desk.done(EDITOR, "classifyProject", "",
				input("project", project(2065, "法律援助经费"), "expectedVersion", version(2065), "basis", "定密依据 2065-1"));
		JsonNode now = desk.budget(FINANCE, 2065, BOTH);
		assertThat(now.path("changesSinceRound").path("changes")).as("the round's texts were erased as well").isEmpty();
		assertThat(now.path("changesSinceLastYear").path("changes"))
			.extracting(change -> change.path("kind").asString())
			.containsExactly("CHANGED", "CLASSIFIED");
		assertThat(now.toString()).doesNotContain("补贴", "合格率", "受援", "≥", "上年实际");
	}

	@Test
	void othersGetNothing() throws Exception {
		String budget = SmallBudget.drafted(desk, 2066);
		submit(2066, budget);
		String byId = "query($id: ID!) { node(id: $id) { ... on Budget { " + BOTH + " } } }";
		for (String user : List.of("lulong-audit-editor", "changli-finance", "hebei-oversight", "jiheng-admin",
				"stranger")) {
			assertThat(desk.budget(user, 2066, BOTH).isNull()).as(user).isTrue();
			assertThat(jiheng.client().ask(user, byId, Map.of("id", budget)).path("node").isNull()).as(user).isTrue();
		}
		assertThat(jiheng.client().ask(EDITOR, byId, Map.of("id", budget)).findValue("changesSinceLastYear").isNull())
			.isTrue();
	}

	@Test
	void manyBudgetsTakeAsManyStatementsAsOne() throws Exception {
		approve(2070, SmallBudget.drafted(desk, 2070));
		approve(2071, SmallBudget.drafted(desk, 2071));
		for (int year = 2072; year < 2075; year++) {
			String budget = SmallBudget.drafted(desk, year);
			submit(year, budget);
			desk.done(FINANCE, "returnBudget", "", input("budget", budget, "reason", "请核减预算"));
			retarget(year, "法律援助经费", Map.of("≥90%", "≥85%"));
		}
		approveOnceMore(2072);
		List<String> one = statements("2072");
		assertThat(one).hasSizeLessThan(16);
		assertThat(statements("2071, 2072, 2073, 2074")).hasSameSizeAs(one);
	}

	private List<String> statements(String years) throws Exception {
		var lines = jiheng.part(StatementLog.Lines.class);
		lines.take();
		JsonNode budgets = jiheng.client()
			.ask(FINANCE, "{ budgets(first: 9, filter: { years: [" + years + "] }) { nodes { year " + BOTH + " } } }",
					Map.of())
			.path("budgets")
			.path("nodes");
		assertThat(budgets).isNotEmpty();
		assertThat(budgets.path(0).findValues("changes")).isNotEmpty();
		return lines.takeStatements();
	}

	private void approveOnceMore(int year) throws Exception {
		approve(year, desk.budget(EDITOR, year, "").path("id").asString());
	}

	private JsonNode changes(String user, int year) throws Exception {
		return desk.budget(user, year, BOTH).path("changesSinceRound").path("changes");
	}

	private void submit(int year, String budget) throws Exception {
		desk.done(REVIEWER, "submitBudget", "", input("budget", budget, "expectedVersion", version(year)));
	}

	private void approve(int year, String budget) throws Exception {
		submit(year, budget);
		desk.done(FINANCE, "approveBudget", "", input("budget", budget, "assessments", grades("GOOD")));
	}

	private int version(int year) throws Exception {
		return desk.budget(EDITOR, year, "").path("version").asInt();
	}

	private String project(int year, String name) throws Exception {
		return Stream.of(desk.budget(EDITOR, year, "projects(first: 9) { nodes { id name } }").path("projects"))
			.flatMap(projects -> projects.path("nodes").values().stream())
			.filter(project -> project.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asString();
	}

	/** Replaces target values where they are these. */
	private void retarget(int year, String name, Map<String, String> targets) throws Exception {
		String project = project(year, name);
		JsonNode rows = jiheng.client()
			.ask(EDITOR,
					"query($id: ID!) { node(id: $id) { ... on Project { indicators { id level1 level2 level3 description"
							+ " basis target { raw } } } } }",
					Map.of("id", project))
			.path("node")
			.path("indicators");
		List<Map<String, Object>> changed = new ArrayList<>();
		for (JsonNode row : rows) {
			Map<String, Object> each = new HashMap<>();
			List.of("id", "level1", "level2", "level3", "description", "basis")
				.forEach(field -> each.put(field, row.path(field).asString()));
			String raw = row.path("target").path("raw").asString();
			each.put("target", targets.getOrDefault(raw, raw));
			changed.add(each);
		}
		desk.done(EDITOR, "replaceIndicators", "",
				input("project", project, "expectedVersion", version(year), "indicators", changed));
	}

}
