package org.jiheng.faults;

import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.util.List;
import java.util.Map;
import org.jiheng.approval.Desk;
import org.jiheng.approval.SmallBudget;
import org.jiheng.approval.Steps;
import org.jiheng.document.LulongJustice2024;
import tools.jackson.databind.JsonNode;

/**
 * Every mutation of the schema, in an order in which each finds what it needs: what
 * stands around budgets, then the year of a budget from its opening to the year's end.
 */
final class EveryMutation {

	/** The second one that it takes to lift 涉密; not the one who approves. */
	private static final String SECOND = "lulong-finance-2";

	/** Not yet onboarded, one for each time. */
	private static final List<String> COUNTIES = List.of("130321", "130302", "130303", "130304");

	private final Desk desk;

	private final Steps steps;

	private final int year;

	private final int time;

	/**
	 * @param desk does what is needed beside the mutations
	 * @param time 0–3, the times before in the same database
	 */
	EveryMutation(Desk desk, Steps steps, int time) {
		this.desk = desk;
		this.steps = steps;
		this.year = 2019 + 2 * time;
		this.time = time;
	}

	/** What is needed once. */
	static void prepare(Desk desk) throws Exception {
		desk.done(FINANCE, "grantMembership", "",
				input("subject", SECOND, "role", "COUNTY_FINANCE", "region", "130324"));
	}

	void walk() throws Exception {
		around();
		stage();
		String budget = SmallBudget.drafted(steps, year);
		draft(budget);
		check(budget);
		review(budget);
		publish(budget);
		adjust(budget);
		alias(budget);
		steps.done(FINANCE, "sealYearEnd", "snapshot { hash }",
				input("budget", budget, "basisDocument", "卢财决〔2025〕1号"));
	}

	private void around() throws Exception {
		steps.done("jiheng-admin", "onboardCounty", "county { code }",
				input("code", COUNTIES.get(time), "financeSubject", "finance-" + time));
		String department = Integer.toString(320 + time);
		steps.done(FINANCE, "registerDepartment", "", input("code", department, "name", "卢龙县新设" + time + "局"));
		steps.done(FINANCE, "registerBudgetUnit", "",
				input("code", department + "001", "name", "卢龙县新设" + time + "局本级"));
		String member = steps
			.done(FINANCE, "grantMembership", "membership { id }",
					input("subject", "editor-" + time, "role", "DEPARTMENT_EDITOR", "region", "130324", "department",
							department))
			.path("membership")
			.path("id")
			.asString();
		steps.done(FINANCE, "changeMembership", "", input("id", member, "until", "2098-01-01"));
		steps.done(FINANCE, "revokeMembership", "", input("id", member));
		String grant = steps
			.done(FINANCE, "grantOversight", "grant { id }",
					input("overseer", "130300", "firstYear", year, "lastYear", year, "basis", "冀财监〔2024〕" + time + "号"))
			.path("grant")
			.path("id")
			.asString();
		steps.done(FINANCE, "revokeOversight", "", input("grant", grant));
		String change = steps
			.done(FINANCE, "recordDepartmentChange", "change { id }",
					input("department", department, "firstYear", year, "kind", "MERGED", "parts",
							List.of(Map.of("department", "315")), "basis", "卢编〔2024〕" + time + "号"))
			.path("change")
			.path("id")
			.asString();
		steps.done(FINANCE, "withdrawUnitChange", "", input("change", change));
		steps.done(FINANCE, "confirmDepartmentAlias", "alias { number }",
				input("department", "315", "name", "司法所" + time));
		steps.done(FINANCE, "withdrawDepartmentAlias", "alias { number }", input("name", "司法所" + time));
		steps.done("jiheng-admin", "recordRegionChange", "", input("county", COUNTIES.get(time), "firstYear", year,
				"kind", "RENAMED", "parts", List.of(Map.of("county", "130306")), "basis", "国函〔2015〕125号"));
		steps.done("jiheng-admin", "loadPopulation", "added", input("province", "130000", "source", "统计年鉴", "csv",
				"county,year,persons\n130324," + year + ",38600" + time));
		steps.done(FINANCE, "setReviewDeadline", "",
				input("year", year, "stage", "REVIEW", "due", (year - 1) + "-12-31"));
		steps.done(FINANCE, "setCheckSeverity", "", input("year", year, "check", "WRITING_SLIP", "setting", "WARNING"));
		steps.done(FINANCE, "setCheckNorm", "", input("year", year, "setting",
				Map.of("limit", Map.of("threshold", "SATISFACTION_PERCENT", "value", 90))));
		steps.done(FINANCE, "setPublication", "shown", input("shown", true));
	}

	/** Of a year that nothing else here is of. */
	private void stage() throws Exception {
		String document = LulongJustice2024.text().replace("2024 年部门预算", 2060 + time + " 年部门预算");
		columns(desk.staged(FINANCE, document.replace("	4.50	", "	4.70	")));
		String given = desk.staged(EDITOR, document.replace("	4.50	", "	4.60	"));
		steps.done(EDITOR, "abandonStagedImport", "", input("stagedImport", given, "expectedVersion", 1));
		String taken = desk.staged(EDITOR, document);
		for (int i = 1; i < 3; i++) {
			steps.done(EDITOR, "correctStagedImport", "stagedImport { version }", input("stagedImport", taken,
					"expectedVersion", i, "field", Map.of("project", i, "field", "name"), "text", "改正后的项目" + i));
		}
		steps.done(EDITOR, "withdrawCorrection", "stagedImport { version }",
				input("stagedImport", taken, "expectedVersion", 3, "correction", 2));
		steps.done(EDITOR, "commitStagedImport", "stagedImport { imports { id } }",
				input("stagedImport", taken, "expectedVersion", 4, "mode", "REPLACE"));
	}

	/**
	 * What a column means is said, remembered, and forgotten before others are read by
	 * it.
	 */
	private void columns(String staged) throws Exception {
		JsonNode item = desk.node(FINANCE, staged,
				"... on StagedImport { files { readings { field place { line } } } }");
		int line = 0;
		for (JsonNode reading : item.path("files").path(0).path("readings")) {
			boolean first = line == 0 && reading.path("field").asString("").equals("level1");
			line = first ? reading.path("place").path("line").asInt() - 1 : line;
		}
		steps.done(FINANCE, "mapStagedColumns", "stagedImport { version }", input("stagedImport", staged,
				"expectedVersion", 1, "line", line, "columns", List.of(Map.of("number", 3, "meaning", "LEVEL3"))));
		String mapping = desk.ask(FINANCE, "{ columnMappings { id } }").findValue("id").asString();
		steps.done(FINANCE, "forgetColumnMapping", "forgotten", input("columnMapping", mapping));
		steps.done(FINANCE, "abandonStagedImport", "", input("stagedImport", staged, "expectedVersion", 2));
	}

	/** Of its projects that are sealed, one goes on as another. */
	private void alias(String budget) throws Exception {
		JsonNode rows = desk.node(FINANCE, budget, "... on Budget { projects(first: 9) { nodes { name code } } }")
			.path("projects")
			.path("nodes");
		String earlier = key(rows.path(0));
		steps.done(FINANCE, "confirmProjectAlias", "alias { number }",
				input("earlier", earlier, "later", key(rows.path(1)), "basis", "同一项目"));
		steps.done(FINANCE, "withdrawProjectAlias", "", input("earlier", earlier));
	}

	private static String key(JsonNode project) {
		return project.path("code").isNull() ? "315/" + project.path("name").asString()
				: project.path("code").asString();
	}

	private void draft(String budget) throws Exception {
		steps.done(EDITOR, "replaceBudgetIndicators", "",
				input("budget", budget, "expectedVersion", version(budget), "indicators",
						List.of(Map.of("level1", "产出指标", "level2", "数量指标", "level3", "法律援助案件总数", "description",
								"法律援助案件总数", "target", "≥200件", "basis", "上年实际完成情况"))));
		String mediation = SmallBudget.project(desk, year, budget, "人民调解", 20);
		String publicity = SmallBudget.project(desk, year, budget, "普法宣传", 30);
		JsonNode projects = desk.node(EDITOR, budget, "... on Budget { projects(first: 9) { nodes { id } } }")
			.path("projects")
			.path("nodes");
		steps.done(EDITOR, "reorderProjects", "", input("budget", budget, "expectedVersion", version(budget),
				"projects", List.of(publicity, mediation, projects.path(0).path("id").asString())));
		steps.done(EDITOR, "classifyProject", "",
				input("project", publicity, "expectedVersion", version(budget), "basis", "定密管理暂行规定第十条"));
		for (String user : List.of(EDITOR, SECOND)) {
			steps.done(user, "declassifyProject", "", input("project", publicity, "expectedVersion", version(budget)));
		}
		steps.done(EDITOR, "removeProject", "", input("project", publicity, "expectedVersion", version(budget)));
		steps.done(EDITOR, "changeProject", "project { name }", input("project", mediation, "expectedVersion",
				version(budget), "funds", Map.of("total", 21, "fiscal", 21)));
	}

	private void check(String budget) throws Exception {
		steps.done(EDITOR, "checkBudget", "counts { warnings }", input("budget", budget));
		String warning = desk.node(EDITOR, budget,
				"... on Budget { findings(first: 9, filter: {severities: [WARNING], states: [OPEN]}) { nodes { id } } }")
			.findValue("nodes")
			.path(0)
			.path("id")
			.asString();
		steps.done(EDITOR, "waiveFinding", "", input("finding", warning, "reason", "经核实按此保留"));
		steps.done(EDITOR, "withdrawWaiver", "", input("finding", warning));
		steps.done(EDITOR, "waiveFinding", "", input("finding", warning, "reason", "经核实按此保留"));
	}

	private void review(String budget) throws Exception {
		submit(budget);
		String thread = steps
			.done(FINANCE, "openThread", "thread { id }", input("budget", budget, "field", "title", "text", "请核对标题"))
			.path("thread")
			.path("id")
			.asString();
		steps.done(EDITOR, "replyInThread", "", input("thread", thread, "text", "已核对"));
		for (String step : List.of("resolveThread", "reopenThread", "resolveThread")) {
			steps.done(FINANCE, step, "", input("thread", thread));
		}
		steps.done(FINANCE, "returnBudget", "", input("budget", budget, "reason", "请再核对一次"));
		submit(budget);
		steps.done(FINANCE, "returnBudgets", "results { problems { code } }",
				input("budgets", List.of(budget), "reason", "请再核对一次"));
		submit(budget);
		steps.done(FINANCE, "refuseBudget", "",
				input("budget", budget, "reason", "绩效目标不可行", "assessments", grades("POOR")));
		steps.done(FINANCE, "reopenBudget", "", input("budget", budget));
		submit(budget);
		steps.done(FINANCE, "approveBudget", "budget { status }",
				input("budget", budget, "assessments", grades("GOOD")));
	}

	private void publish(String budget) throws Exception {
		steps.done(FINANCE, "publishBudget", "", input("budget", budget));
		steps.done(FINANCE, "withdrawPublication", "", input("budget", budget, "reason", "公开内容有误"));
		steps.done(FINANCE, "setPublication", "shown", input("shown", false));
	}

	private void adjust(String budget) throws Exception {
		String withdrawn = opened(budget);
		steps.done(EDITOR, "changeAdjustment", "", input("budget", withdrawn, "reason", "改写后的理由"));
		steps.done(EDITOR, "withdrawAdjustment", "", input("budget", withdrawn));
		String content = opened(budget);
		SmallBudget.project(desk, year, content, "社区矫正", 5);
		steps.done(EDITOR, "checkBudget", "", input("budget", content));
		submit(content);
		steps.done(FINANCE, "approveBudgets", "results { problems { code } }",
				input("budgets", List.of(content), "assessments", grades("GOOD")));
	}

	private String opened(String budget) throws Exception {
		return steps
			.done(EDITOR, "openAdjustment", "adjustment { content { id } }",
					input("budget", budget, "reason", "上级追加转移支付资金", "documentNumber", "卢财预〔2024〕35号", "documentDate",
							year + "-07-01"))
			.findValue("content")
			.path("id")
			.asString();
	}

	private void submit(String budget) throws Exception {
		steps.done(REVIEWER, "submitBudget", "", input("budget", budget, "expectedVersion", version(budget)));
	}

	private int version(String budget) throws Exception {
		return SmallBudget.version(desk, budget);
	}

}
