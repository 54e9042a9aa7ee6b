package org.jiheng.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A budget year of 卢龙县司法局, from the imported document to the snapshot at the year's end:
 * by GraphQL alone and by the demo's users. A year that was begun is left alone.
 */
public final class DemoYear {

	private static final String EDITOR = "lulong-justice-editor";

	private static final String REVIEWER = "lulong-justice-reviewer";

	private static final String FINANCE = "lulong-finance";

	private static final String BUDGET = "query { budget(county: \"130324\", department: \"315\", year: 2024)"
			+ " { id version status funds { total } findingCounts { errors warnings waived }"
			+ " projects(first: 50) { nodes { id name indicators { id level1 level2 level3 description basis"
			+ " target { raw } } } } } }";

	private static final String CONTENT = "query($id: ID!) { node(id: $id) { ... on Budget { id version } } }";

	private static final List<Map<String, String>> GOOD = List.of(head("COMPLETENESS"), head("RELEVANCE"),
			head("SUITABILITY"), head("FEASIBILITY"));

	/** One mutation of the year. */
	public record Step(String words, String user, String mutation, Map<String, Object> input) {

		/** The mutation in GraphQL, with one variable, $input. */
		public String document() {
			return "mutation($input: %s%sInput!) { done: %s(input: $input) { %s problems { code message suggestion } } }"
				.formatted(mutation.substring(0, 1).toUpperCase(Locale.ROOT), mutation.substring(1), mutation,
						selection());
		}

		private String selection() {
			return switch (mutation) {
				case "checkBudget" -> "counts { errors warnings hints }";
				case "openThread" -> "thread { id }";
				case "openAdjustment" -> "adjustment { number content { id version } }";
				case "addProject" -> "project { id }";
				case "approveBudget" -> "budget { status adjustment }";
				case "sealYearEnd" -> "snapshot { number kind hash }";
				default -> "";
			};
		}
	}

	/** Who looks on: before each step and after it. */
	public interface Witness {

		void before(Step step) throws IOException, InterruptedException;

		void after(Step step) throws IOException, InterruptedException;

	}

	private final DemoClient client;

	private final Witness witness;

	public DemoYear(DemoClient client, Witness witness) {
		this.client = client;
		this.witness = witness;
	}

	/** False where the year was begun before. */
	public boolean walk() throws IOException, InterruptedException {
		JsonNode imported = budget();
		if (!imported.path("status").asString().equals("DRAFT") || imported.path("version").asInt() != 1) {
			return false;
		}
		String id = imported.path("id").asString();
		mend(id);
		review(id);
		adjust(id);
		done("县财政封存年末快照", FINANCE, "sealYearEnd", Map.of("budget", id, "basisDocument", "卢财决〔2025〕1号"));
		return true;
	}

	private void mend(String id) throws IOException, InterruptedException {
		done("经办人运行审核规则", EDITOR, "checkBudget", Map.of("budget", id));
		done("经办人改正项目 10 填反的时效指标和成本指标", EDITOR, "replaceIndicators", swapped());
		for (int number : List.of(4, 5, 6)) {
			done("经办人为涉密项目 " + number + " 写明定密依据", EDITOR, "classifyProject", Map.of("project", project(number),
					"expectedVersion", version(), "basis", "政法工作国家秘密范围规定第 " + number + " 项"));
		}
		done("经办人把总体绩效目标写成可衡量的", EDITOR, "editBudget", Map.of("budget", id, "expectedVersion", version(),
				"overallGoals", List.of("全年办理法律援助案件不少于 200 件，调解矛盾纠纷不少于 1500 件")));
		done("经办人再次运行审核规则", EDITOR, "checkBudget", Map.of("budget", id));
		waive(id);
	}

	/** Every warning that is left gets its reason. */
	private void waive(String id) throws IOException, InterruptedException {
		JsonNode warnings = client
			.ask(EDITOR,
					"query($id: ID!) { node(id: $id) { ... on Budget { findings(first: 100, filter:"
							+ " {severities: [WARNING], states: [OPEN]}) { nodes { id check { name } } } } } }",
					Map.of("id", id))
			.path("node")
			.path("findings")
			.path("nodes");
		for (JsonNode finding : warnings) {
			done("经办人对警告“" + finding.path("check").path("name").asString() + "”说明理由", EDITOR, "waiveFinding",
					Map.of("finding", finding.path("id").asString(), "reason", "经与业务股室核实，按已公开的文本保留"));
		}
	}

	private void review(String id) throws IOException, InterruptedException {
		done("部门审核人申报", REVIEWER, "submitBudget", Map.of("budget", id, "expectedVersion", version()));
		String thread = done("县财政对项目 11 的资金用途提出审核意见", FINANCE, "openThread",
				Map.of("budget", id, "project", project(11), "field", "purpose", "text", "请写明资金用在哪些工作上"))
			.path("thread")
			.path("id")
			.asString();
		done("县财政退回", FINANCE, "returnBudget", Map.of("budget", id, "reason", "项目 11 的资金用途不具体，请补充"));
		done("经办人补充资金用途", EDITOR, "changeProject",
				Map.of("project", project(11), "expectedVersion", version(), "purpose", "用于县乡一站式矛盾纠纷调处场所运转和调解员办案补贴"));
		done("经办人回复审核意见", EDITOR, "replyInThread", Map.of("thread", thread, "text", "已补充为场所运转和办案补贴"));
		done("部门审核人再次申报", REVIEWER, "submitBudget", Map.of("budget", id, "expectedVersion", version()));
		done("县财政办结审核意见", FINANCE, "resolveThread", Map.of("thread", thread));
		done("县财政批复，同时封存快照", FINANCE, "approveBudget", Map.of("budget", id, "assessments", GOOD));
	}

	private void adjust(String id) throws IOException, InterruptedException {
		String content = done("经办人开始年中调整", EDITOR, "openAdjustment", Map.of("budget", id, "reason", "上级追加社区矫正转移支付资金",
				"documentNumber", "卢财预〔2024〕35号", "documentDate", "2024-07-15"))
			.path("adjustment")
			.path("content")
			.path("id")
			.asString();
		String added = done("经办人新增年中项目", EDITOR, "addProject",
				Map.of("budget", content, "name", "社区矫正信息化经费", "purpose", "用于社区矫正定位终端购置", "funds",
						Map.of("total", 8, "fiscal", 8), "goals", List.of("完成社区矫正定位终端购置"), "paymentPlan",
						List.of(milestone(10, 60), milestone(12, 100))))
			.path("project")
			.path("id")
			.asString();
		done("经办人填写新增项目的绩效指标", EDITOR, "replaceIndicators", Map.of("project", added, "expectedVersion",
				version(content), "indicators",
				List.of(indicator("产出指标", "数量指标", "定位终端购置数量", "≥40台"), indicator("产出指标", "质量指标", "终端验收合格率", "≥98%"),
						indicator("产出指标", "时效指标", "终端购置完成时间", "2024年11月30日"),
						indicator("产出指标", "成本指标", "终端购置成本", "≤80000元"), indicator("效益指标", "社会效益指标", "定位监管覆盖人数", "≥40人"),
						indicator("满意度指标", "服务对象满意度指标", "社区矫正工作人员满意度", "≥90%"))));
		done("经办人对调整运行审核规则", EDITOR, "checkBudget", Map.of("budget", content));
		waive(content);
		done("部门审核人申报调整", REVIEWER, "submitBudget", Map.of("budget", content, "expectedVersion", version(content)));
		done("县财政批复调整，同时封存快照", FINANCE, "approveBudget", Map.of("budget", content, "assessments", GOOD));
	}

	private JsonNode done(String words, String user, String mutation, Map<String, Object> input)
			throws IOException, InterruptedException {
		var step = new Step(words, user, mutation, input);
		witness.before(step);
		JsonNode payload = client.ask(user, step.document(), Map.of("input", input)).path("done");
		if (!payload.path("problems").isEmpty()) {
			throw new IOException(words + "：" + payload.path("problems"));
		}
		witness.after(step);
		return payload;
	}

	private JsonNode budget() throws IOException, InterruptedException {
		return client.ask(EDITOR, BUDGET, Map.of()).path("budget");
	}

	private int version() throws IOException, InterruptedException {
		return budget().path("version").asInt();
	}

	private int version(String content) throws IOException, InterruptedException {
		return client.ask(EDITOR, CONTENT, Map.of("id", content)).path("node").path("version").asInt();
	}

	private String project(int place) throws IOException, InterruptedException {
		return budget().path("projects").path("nodes").path(place - 1).path("id").asString();
	}

	/**
	 * What the document has under cost belongs under timeliness, and the other way round.
	 */
	private Map<String, Object> swapped() throws IOException, InterruptedException {
		JsonNode budget = budget();
		JsonNode project = budget.path("projects").path("nodes").path(9);
		List<Map<String, Object>> rows = new ArrayList<>();
		project.path("indicators").forEach(indicator -> rows.add(row(indicator)));
		Map<String, Object> cost = rows.remove(2);
		Map<String, Object> time = rows.remove(2);
		cost.put("level2", "成本指标");
		time.put("level2", "时效指标");
		time.put("target", "2024年12月31日");
		rows.addAll(2, List.of(time, cost));
		return Map.of("project", project.path("id").asString(), "expectedVersion", budget.path("version").asInt(),
				"indicators", rows);
	}

	private static Map<String, Object> row(JsonNode indicator) {
		Map<String, Object> row = new HashMap<>();
		for (String field : List.of("id", "level1", "level2", "level3", "description", "basis")) {
			row.put(field, indicator.path(field).asString());
		}
		row.put("target", indicator.path("target").path("raw").asString());
		return row;
	}

	private static Map<String, Object> indicator(String level1, String level2, String level3, String target) {
		return Map.of("level1", level1, "level2", level2, "level3", level3, "description", level3, "target", target,
				"basis", "上级追加资金文件");
	}

	private static Map<String, Object> milestone(int month, int percent) {
		return Map.of("month", month, "cumulativePercent", percent);
	}

	private static Map<String, String> head(String code) {
		return Map.of("head", code, "grade", "GOOD");
	}

}
