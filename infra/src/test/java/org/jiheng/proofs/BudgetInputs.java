package org.jiheng.proofs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.shared.graphql.NodeId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inputs of the mutations on budgets, aimed at the one of a county and department for
 * 2024.
 */
record BudgetInputs(JdbcTemplate sql, String county, String department) {

	private static final List<Map<String, String>> GOOD = Stream
		.of("COMPLETENESS", "RELEVANCE", "SUITABILITY", "FEASIBILITY")
		.map(head -> Map.of("head", head, "grade", "GOOD"))
		.toList();

	private static final List<Map<String, String>> POOR = List.of(Map.of("head", "FEASIBILITY", "grade", "POOR"));

	/**
	 * The input of a mutation; each number makes it another one. Whatever stands now is
	 * aimed at, with a version that is never too old.
	 */
	Map<String, Object> of(String mutation, int nonce) {
		return switch (mutation) {
			case "openBudget" -> Map.of("county", county, "department", department, "year", 2025 + nonce % 70);
			case "registerDepartment" -> Map.of("code", department, "name", "矩阵局" + nonce);
			case "editBudget" -> with(budget(), "title", "矩阵 " + nonce);
			case "addProject" -> Map.of("budget", id(), "name", "矩阵 " + nonce, "funds", Map.of("total", 1));
			case "reorderProjects" -> with(budget(), "projects", projects(nonce));
			case "changeProject" -> with(project(false), "name", "矩阵 " + nonce);
			case "removeProject", "classifyProject" -> project(false);
			case "declassifyProject" -> project(true);
			case "replaceIndicators" -> with(project(false), "indicators",
					List.of(Map.of("level1", "产出指标", "level2", "数量指标", "level3", "矩阵 " + nonce, "target", "≥1件")));
			case "replaceBudgetIndicators" -> with(budget(), "indicators",
					List.of(Map.of("level1", "产出指标", "level2", "数量指标", "level3", "整体 " + nonce, "target", "≥1件")));
			case "submitBudget" -> budget();
			case "returnBudget" -> Map.of("budget", id(), "reason", "矩阵中的理由");
			case "refuseBudget" -> Map.of("budget", id(), "reason", "矩阵中的理由", "assessments", POOR);
			case "reopenBudget", "sealYearEnd" -> Map.of("budget", id());
			case "openAdjustment" -> Map.of("budget", id(), "reason", "矩阵中的理由", "documentNumber", "矩阵〔2024〕1号",
					"documentDate", "2024-07-01");
			case "changeAdjustment" -> Map.of("budget", adjusting(), "reason", "矩阵中的理由" + nonce);
			case "withdrawAdjustment" -> Map.of("budget", adjusting());
			case "approveBudget" -> Map.of("budget", id(), "assessments", GOOD);
			case "returnBudgets" -> Map.of("budgets", List.of(id()), "reason", "矩阵中的理由");
			case "approveBudgets" -> Map.of("budgets", List.of(id()), "assessments", GOOD);
			case "publishBudget" -> Map.of("budget", id());
			case "withdrawPublication" -> Map.of("budget", id(), "reason", "矩阵中的理由");
			case "checkBudget" -> Map.of("budget", id());
			case "waiveFinding" -> Map.of("finding", finding("OPEN"), "reason", "矩阵中的理由" + nonce);
			case "withdrawWaiver" -> Map.of("finding", finding("WAIVED"));
			case "openThread" -> Map.of("budget", id(), "field", "title", "text", "矩阵中的意见" + nonce);
			case "replyInThread" -> Map.of("thread", thread(1), "text", "矩阵中的回复" + nonce);
			case "resolveThread" -> Map.of("thread", thread(2));
			case "reopenThread" -> Map.of("thread", thread(3));
			default -> throw new IllegalArgumentException("no mutation on budgets: " + mutation);
		};
	}

	private String id() {
		return NodeId.of("Budget", county, 2024, department).toString();
	}

	private String adjusting() {
		return NodeId.of("Budget", county, 2024, department, "adjustment").toString();
	}

	private Map<String, Object> budget() {
		return Map.of("budget", id(), "expectedVersion", 1_000_000);
	}

	private Map<String, Object> project(boolean classified) {
		Integer number = sql.queryForObject(
				"select min(number) from jiheng.project where county_code = ?"
						+ " and department_code = ? and fiscal_year = 2024 and classified = ?",
				Integer.class, county, department, classified);
		return Map.of("project", projectId(number == null ? 1 : number), "expectedVersion", 1_000_000);
	}

	/** One that may be waived. */
	private String finding(String state) {
		Integer number = sql.queryForObject(
				"select min(number) from jiheng.finding where county_code = ?"
						+ " and department_code = ? and fiscal_year = 2024 and state = ? and severity <> 'ERROR'",
				Integer.class, county, department, state);
		return NodeId.of("BudgetFinding", county, 2024, department, number == null ? 1 : number).toString();
	}

	private String thread(int number) {
		return NodeId.of("ReviewThread", county, 2024, department, number).toString();
	}

	/**
	 * Of each budget that is there: one thread to answer, one to resolve and one to
	 * reopen.
	 */
	static void threads(JdbcTemplate sql) {
		sql.update("""
				insert into jiheng.review_thread (county_code, fiscal_year, department_code, adjustment, number, field,
				    version, opened_by, resolved_by, resolved_at)
				  select b.county_code, b.fiscal_year, b.department_code, b.adjustment, n, 'title', 1, 'test',
				    case when n = 3 then 'test' end, case when n = 3 then now() end
				  from jiheng.budget b cross join generate_series(1, 3) n""");
		sql.update("""
				insert into jiheng.review_comment (county_code, fiscal_year, department_code, adjustment, thread_number,
				    number, author, text)
				  select county_code, fiscal_year, department_code, adjustment, number, 1, 'test', '意见'
				  from jiheng.review_thread""");
	}

	private List<String> projects(int nonce) {
		return sql
			.queryForList(
					"select number from jiheng.project where county_code = ? and department_code = ?"
							+ " and fiscal_year = 2024 order by (number * ?) % 101",
					Integer.class, county, department, nonce)
			.stream()
			.map(this::projectId)
			.toList();
	}

	private String projectId(int number) {
		return NodeId.of("Project", county, 2024, department, number).toString();
	}

	private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
		Map<String, Object> more = new HashMap<>(input);
		more.put(field, value);
		return more;
	}

}
