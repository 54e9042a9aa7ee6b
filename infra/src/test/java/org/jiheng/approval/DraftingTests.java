package org.jiheng.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jiheng.postgres.Database;
import org.jiheng.postgres.PostgresExtension;
import org.jiheng.running.RunningJiheng;
import org.jiheng.running.TenantRows;
import org.jiheng.shared.graphql.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Writing a budget by hand, each test in a year of its own. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftingTests {

	private static final String PROJECT = "project { id name code classified purpose goals lastingGoals funds { total fiscal other }"
			+ " paymentPlan { month cumulativePercent } indicators { id sequence level3 target { raw kind value unit }"
			+ " lastingTarget { raw kind value unit deadline } }" + " budget { id version funds { total } } }";

	private final RunningJiheng jiheng;

	private final Desk desk;

	private final JdbcTemplate sql;

	private final TenantRows rows;

	DraftingTests(Database database) throws Exception {
		this.sql = new JdbcTemplate(database.owner());
		this.rows = new TenantRows(database);
		this.jiheng = new RunningJiheng(database);
		this.desk = new Desk(jiheng.client());
	}

	@AfterAll
	void close() {
		jiheng.close();
	}

	@Test
	void aBudgetIsOpenedOnceAndFilledInByHand() throws Exception {
		JsonNode opened = opened(2030);
		assertThat(opened.path("title").asString()).isEqualTo("2030年部门预算绩效文本");
		assertThat(desk.refusal(EDITOR, "openBudget", opening(2030))).isEqualTo("CONFLICT BUDGET_EXISTS");
		String id = opened.path("id").asString();
		JsonNode edited = desk
			.done(EDITOR, "editBudget", "budget { version title overallGoals itemisedGoals }",
					input("budget", id, "expectedVersion", 1, "overallGoals", List.of("推进依法治县", " 提高办案质量 ")))
			.path("budget");
		assertThat(edited.path("overallGoals")).extracting(JsonNode::asString).containsExactly("推进依法治县", "提高办案质量");
		assertThat(edited.path("version").asInt()).isEqualTo(2);
		JsonNode project = added(id, "法律援助经费", "12.5");
		assertThat(project.path("funds").path("total").decimalValue()).isEqualByComparingTo("12.5");
		assertThat(project.path("funds").path("other").isNull()).as("blank is not zero").isTrue();
		JsonNode filled = desk
			.done(EDITOR, "replaceIndicators", PROJECT,
					input("project", project.path("id").asString(), "expectedVersion", 3, "indicators",
							List.of(indicator("办案数量", "≥200件"), indicator("群众满意度", "≥95%"))))
			.path("project");
		assertThat(filled.path("indicators")).extracting(each -> each.path("target").path("raw").asString())
			.containsExactly("≥200件", "≥95%");
		JsonNode first = filled.path("indicators").path(0);
		JsonNode again = desk
			.done(EDITOR, "replaceIndicators", PROJECT,
					input("project", project.path("id").asString(), "expectedVersion", 4, "indicators",
							List.of(with(indicator("办案数量", "≥300件"), "id", first.path("id").asString()))))
			.path("project");
		assertThat(again.path("indicators")).hasSize(1);
		assertThat(again.path("indicators").path(0).path("id")).isEqualTo(first.path("id"));
		assertThat(again.path("indicators").path(0).path("target").path("value").decimalValue())
			.isEqualByComparingTo("300");
	}

	@Test
	void whatIsOmittedStaysAndNullClears() throws Exception {
		String id = opened(2031).path("id").asString();
		JsonNode project = added(id, "普法经费", "3");
		String projectId = project.path("id").asString();
		JsonNode changed = desk
			.done(EDITOR, "changeProject", PROJECT, input("project", projectId, "expectedVersion", 2, "purpose", "用于普法",
					"paymentPlan",
					List.of(Map.of("month", 6, "cumulativePercent", 50),
							Map.of("month", 12, "cumulativePercent", 100))))
			.path("project");
		assertThat(changed.path("name").asString()).isEqualTo("普法经费");
		assertThat(changed.path("purpose").asString()).isEqualTo("用于普法");
		JsonNode cleared = desk
			.done(EDITOR, "changeProject", PROJECT, input("project", projectId, "expectedVersion", 3, "purpose", null))
			.path("project");
		assertThat(cleared.path("purpose").isNull()).isTrue();
		assertThat(cleared.path("paymentPlan")).hasSize(2);
	}

	@Test
	void aProblemNamesFieldRuleAndMend() throws Exception {
		String id = opened(2032).path("id").asString();
		JsonNode project = added(id, "装备经费", "3");
		JsonNode answer = desk.run(EDITOR, "replaceIndicators", "", input("project", project.path("id").asString(),
				"expectedVersion", 2, "indicators", List.of(indicator("采购数量", "88100"))));
		JsonNode problem = answer.path("data").path("done").path("problems").path(0);
		assertThat(problem.path("code").asString()).isEqualTo("TARGET_UNDECIDABLE");
		assertThat(problem.path("path")).extracting(JsonNode::asString)
			.containsExactly("input", "indicators", "0", "target");
		assertThat(problem.path("message").asString()).contains("指标值", "88100");
		assertThat(problem.path("suggestion").asString()).contains("≥95%");
		assertThat(desk.refusal(EDITOR, "addProject", input("budget", id, "name", " ", "funds", Map.of("total", 1))))
			.isEqualTo("BLANK");
		assertThat(desk.refusal(EDITOR, "addProject",
				input("budget", id, "name", "甲", "funds", Map.of("total", "0.00000001"))))
			.isEqualTo("AMOUNT");
		assertThat(desk.refusal(EDITOR, "addProject",
				input("budget", id, "name", "甲", "unit", "316001", "funds", Map.of("total", 1))))
			.isEqualTo("UNIT_UNKNOWN");
		assertThat(desk.budget(EDITOR, 2032, "projectCount").path("projectCount").asInt()).isEqualTo(1);
	}

	@Test
	void whatIsForLongerThanTheYearIsDraftedBesideTheYears() throws Exception {
		String id = opened(2041).path("id").asString();
		JsonNode project = desk
			.done(EDITOR, "addProject", PROJECT,
					input("budget", id, "name", "五年普法", "funds", Map.of("total", 5), "goals", List.of("普法十场"),
							"lastingGoals", List.of("五年普法五十场", "全县覆盖")))
			.path("project");
		assertThat(project.path("lastingGoals")).extracting(JsonNode::asString).containsExactly("五年普法五十场", "全县覆盖");
		String projectId = project.path("id").asString();
		JsonNode changed = desk
			.done(EDITOR, "changeProject", PROJECT,
					input("project", projectId, "expectedVersion", 2, "lastingGoals", List.of("五年普法六十场")))
			.path("project");
		assertThat(changed.path("lastingGoals")).extracting(JsonNode::asString).containsExactly("五年普法六十场");
		assertThat(changed.path("goals")).extracting(JsonNode::asString).containsExactly("普法十场");
		JsonNode rows = desk.done(EDITOR, "replaceIndicators", PROJECT, input("project", projectId, "expectedVersion",
				3, "indicators",
				List.of(with(indicator("普法场次", "≥10场"), "lastingTarget", "≥60场"),
						with(indicator("建成时间", "2041年12月底"), "lastingTarget", "2045年底"), indicator("群众满意度", "≥95%"))))
			.path("project")
			.path("indicators");
		assertThat(rows.path(0).path("lastingTarget").path("value").decimalValue()).isEqualByComparingTo("60");
		assertThat(rows.path(1).path("lastingTarget").path("deadline").asString()).isEqualTo("2045-12-31");
		assertThat(rows.path(2).path("lastingTarget").isNull()).isTrue();
		JsonNode problem = desk
			.run(EDITOR, "replaceIndicators", "",
					input("project", projectId, "expectedVersion", 4, "indicators",
							List.of(with(indicator("普法场次", "≥10场"), "lastingTarget", "88100"))))
			.path("data")
			.path("done")
			.path("problems")
			.path(0);
		assertThat(problem.path("path")).extracting(JsonNode::asString)
			.containsExactly("input", "indicators", "0", "lastingTarget");
		assertThat(problem.path("message").asString()).contains("中期指标值", "88100");
		assertThat(desk.refusal(EDITOR, "addProject", input("budget", id, "name", "专项", "funds", Map.of("total", 1),
				"classified", true, "lastingGoals", List.of("五年"))))
			.isEqualTo("CLASSIFIED");
		assertThat(rows.toString())
			.isEqualTo(
					desk.node(EDITOR, projectId,
							"... on Project { indicators { id sequence level3 target { raw kind value unit }"
									+ " lastingTarget { raw kind value unit deadline } } }")
						.path("indicators")
						.toString());
	}

	@Test
	void aDryRunShowsWhatWouldBeAndKeepsNothing() throws Exception {
		String id = opened(2033).path("id").asString();
		JsonNode would = desk
			.done(EDITOR, "addProject", PROJECT,
					input("budget", id, "name", "试算", "funds", Map.of("total", 7), "dryRun", true))
			.path("project");
		assertThat(would.path("name").asString()).isEqualTo("试算");
		assertThat(desk.budget(EDITOR, 2033, "projectCount").path("projectCount").asInt()).isZero();
		assertThat(desk.budget(EDITOR, 2033, "").path("version").asInt()).isEqualTo(1);
	}

	@Test
	void whatSomebodyElseChangedSinceIsNotOverwritten() throws Exception {
		String id = opened(2034).path("id").asString();
		String project = added(id, "甲", "1").path("id").asString();
		String other = added(id, "乙", "1").path("id").asString();
		desk.done(FINANCE, "changeProject", "", input("project", project, "expectedVersion", 3, "name", "甲一"));
		assertThat(desk.refusal(EDITOR, "changeProject", input("project", project, "expectedVersion", 3, "name", "甲二")))
			.isEqualTo("CONFLICT VERSION");
		desk.done(EDITOR, "changeProject", "", input("project", other, "expectedVersion", 3, "name", "乙一"));
		desk.done(EDITOR, "editBudget", "", input("budget", id, "expectedVersion", 3, "title", "新标题"));
	}

	@Test
	void fiftyEditorsLoseNothing() throws Exception {
		String id = opened(2035).path("id").asString();
		String project = added(id, "合计", "0").path("id").asString();
		int conflicts = 0;
		try (ExecutorService editors = Executors.newFixedThreadPool(10)) {
			List<Callable<Integer>> all = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				all.add(() -> oneMore(project));
			}
			for (var done : editors.invokeAll(all)) {
				conflicts += done.get();
			}
		}
		JsonNode budget = desk.budget(EDITOR, 2035, "funds { total(unit: YUAN) }");
		System.out.println("50 editors on one project: " + conflicts + " conflicts told, sum "
				+ budget.path("funds").path("total") + " of 50 yuan");
		assertThat(budget.path("funds").path("total").decimalValue()).isEqualByComparingTo("50");
	}

	/** Adds one yuan, reading anew after each conflict; says how many there were. */
	private int oneMore(String project) throws Exception {
		for (int conflicts = 0;; conflicts++) {
			JsonNode budget = desk.budget(EDITOR, 2035, "funds { total(unit: YUAN) }");
			int next = budget.path("funds").path("total").decimalValue().intValueExact() + 1;
			String outcome = desk.refusal(EDITOR, "changeProject", input("project", project, "expectedVersion",
					budget.path("version").asInt(), "funds", Map.of("total", next, "unit", "YUAN")));
			if (outcome.equals("done")) {
				return conflicts;
			}
			assertThat(outcome).isEqualTo("CONFLICT VERSION");
		}
	}

	@Test
	void aKeyTakesEffectOnceHoweverOftenItIsSent() throws Exception {
		String id = opened(2036).path("id").asString();
		Map<String, Object> asked = input("budget", id, "name", "只加一次", "funds", Map.of("total", 1), "idempotencyKey",
				"key-1");
		List<JsonNode> answers = new ArrayList<>();
		try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
			List<Callable<JsonNode>> all = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				all.add(() -> desk.run(EDITOR, "addProject", PROJECT, asked));
			}
			for (var done : clients.invokeAll(all)) {
				answers.add(done.get());
			}
		}
		assertThat(answers)
			.allSatisfy(answer -> assertThat(answer.path("data")).isEqualTo(answers.getFirst().path("data")));
		assertThat(answers.getFirst().path("data").path("done").path("project").path("name").asString())
			.isEqualTo("只加一次");
		assertThat(desk.budget(EDITOR, 2036, "projectCount").path("projectCount").asInt()).isEqualTo(1);
		assertThat(desk.refusal(EDITOR, "addProject", with(asked, "name", "另一个")))
			.isEqualTo("CONFLICT IDEMPOTENCY_KEY_REUSED");
	}

	@Test
	void oneMarksAProjectClassifiedAndTwoLiftTheMark() throws Exception {
		String id = opened(2037).path("id").asString();
		JsonNode project = desk
			.done(EDITOR, "addProject", PROJECT,
					input("budget", id, "name", "专项", "funds", Map.of("total", 5), "purpose", "不可外传的用途", "goals",
							List.of("不可外传的目标")))
			.path("project");
		String projectId = project.path("id").asString();
		desk.done(EDITOR, "replaceIndicators", "",
				input("project", projectId, "expectedVersion", 2, "indicators", List.of(indicator("不可外传的指标", "≥3次"))));
		JsonNode marked = desk
			.done(EDITOR, "classifyProject", PROJECT, input("project", projectId, "expectedVersion", 3))
			.path("project");
		assertThat(marked.path("classified").asBoolean()).isTrue();
		assertThat(marked.path("purpose").isNull()).isTrue();
		assertThat(marked.path("goals")).isEmpty();
		assertThat(marked.path("indicators").path(0).path("target").path("kind").asString()).isEqualTo("CLASSIFIED");
		assertThat(desk.refusal(EDITOR, "changeProject",
				input("project", projectId, "expectedVersion", 4, "purpose", "公开用途")))
			.isEqualTo("CLASSIFIED");
		assertThat(desk.refusal(EDITOR, "removeProject", input("project", projectId, "expectedVersion", 4)))
			.isEqualTo("CONFLICT PROJECT_CLASSIFIED");
		for (int version = 4; version < 6; version++) {
			JsonNode proposed = desk
				.done(EDITOR, "declassifyProject", PROJECT, input("project", projectId, "expectedVersion", version))
				.path("project");
			assertThat(proposed.path("classified").asBoolean()).as("one person alone lifts nothing").isTrue();
		}
		JsonNode lifted = desk
			.done(FINANCE, "declassifyProject", PROJECT, input("project", projectId, "expectedVersion", 6))
			.path("project");
		assertThat(lifted.path("classified").asBoolean()).isFalse();
		assertThat(lifted.path("purpose").isNull()).isTrue();
	}

	/** Entries of the audit, findings, submitted rounds and imports hold words too. */
	@Test
	void whatBecomesClassifiedIsLeftNowhere() throws Exception {
		String id = opened(2040).path("id").asString();
		String canary = "不可外传的金丝雀";
		JsonNode project = desk
			.done(EDITOR, "addProject", PROJECT, input("budget", id, "name", "专项", "funds", Map.of("total", 5),
					"purpose", canary, "goals", List.of(canary + "目标"), "lastingGoals", List.of(canary + "中期"),
					"paymentPlan",
					List.of(Map.of("month", 6, "cumulativePercent", 50),
							Map.of("month", 12, "cumulativePercent", 100))))
			.path("project");
		String projectId = project.path("id").asString();
		desk.done(EDITOR, "changeProject", "",
				input("project", projectId, "expectedVersion", 2, "purpose", canary + "再改"));
		desk.done(EDITOR, "replaceIndicators", "", input("project", projectId, "expectedVersion", 3, "indicators",
				List.of(with(indicator("普法场次", "≥10场"), "lastingTarget", "三年" + canary))));
		sql.update(
				"""
						insert into jiheng.review_round (county_code, fiscal_year, department_code, adjustment, round, version, content,
						  digest, submitted_by)
						values ('130324', 2040, '315', 0, 1, 3, ?, repeat('0', 64), 'somebody')""",
				roundOf(projectId, canary));
		assertThat(rows.all().toString()).contains(canary, canary + "中期", "三年" + canary);
		desk.done(EDITOR, "classifyProject", "",
				input("project", projectId, "expectedVersion", 4, "basis", "《国家秘密定密管理暂行规定》第十条"));
		assertThat(rows.all().toString()).doesNotContain(canary).contains("定密管理暂行规定");
	}

	/** What a round keeps, as the one who submits writes it. */
	private static String roundOf(String projectId, String words) {
		int number = Integer.parseInt(NodeId.parse(projectId).orElseThrow().key().getLast());
		String budget = "{\"county\":{\"value\":\"130324\"},\"year\":{\"value\":2040},\"department\":{\"value\":\"315\"}}";
		return """
				{"title":"x","overallGoals":[],"itemisedGoals":[],"safeguards":[],"projects":[{"key":{"budget":%s,"number":%d},
				 "sequence":1,"code":null,"name":"专项","unit":null,"funds":{"total":{"fen":1},"fiscal":null,"other":null},
				 "purpose":"%s","paymentPlan":[],"goals":[],"classified":false,"provenance":[]}],"indicators":[],"provenance":[]}"""
			.formatted(budget, number, words);
	}

	@Test
	void projectsAreReorderedAndRemoved() throws Exception {
		String id = opened(2038).path("id").asString();
		String a = added(id, "甲", "1").path("id").asString();
		String b = added(id, "乙", "1").path("id").asString();
		String c = added(id, "丙", "1").path("id").asString();
		String names = "budget { version projects(first: 10) { nodes { name sequence } } }";
		JsonNode ordered = desk.done(EDITOR, "reorderProjects", names,
				input("budget", id, "expectedVersion", 4, "projects", List.of(c, a, b)));
		assertThat(ordered.findValues("name")).extracting(JsonNode::asString).containsExactly("丙", "甲", "乙");
		assertThat(desk.refusal(EDITOR, "reorderProjects",
				input("budget", id, "expectedVersion", 5, "projects", List.of(c, a))))
			.isEqualTo("ORDER");
		JsonNode removed = desk.done(EDITOR, "removeProject", names, input("project", a, "expectedVersion", 5));
		assertThat(removed.findValues("name")).extracting(JsonNode::asString).containsExactly("丙", "乙");
		assertThat(removed.findValues("sequence")).extracting(JsonNode::asInt).containsExactly(1, 2);
	}

	@Test
	void onlyEditorsAndFinanceDraft() throws Exception {
		String id = opened(2039).path("id").asString();
		for (String user : List.of(REVIEWER, "changli-finance", "hebei-oversight", "jiheng-admin", "stranger")) {
			String outcome = desk.refusal(user, "editBudget",
					input("budget", id, "expectedVersion", 1, "title", "别人的"));
			assertThat(outcome).as(user).isEqualTo(user.equals("changli-finance") ? "NOT_FOUND" : "FORBIDDEN");
		}
		assertThat(desk.budget(EDITOR, 2039, "title").path("title").asString()).isEqualTo("2039年部门预算绩效文本");
	}

	private JsonNode opened(int year) throws Exception {
		return desk.done(EDITOR, "openBudget", "budget { id version title }", opening(year)).path("budget");
	}

	private static Map<String, Object> opening(int year) {
		return input("county", "130324", "department", "315", "year", year);
	}

	private JsonNode added(String budget, String name, String total) throws Exception {
		return desk
			.done(EDITOR, "addProject", PROJECT, input("budget", budget, "name", name, "funds", Map.of("total", total)))
			.path("project");
	}

	private static Map<String, Object> indicator(String name, String target) {
		return input("level1", "产出指标", "level2", "数量指标", "level3", name, "target", target);
	}

	private static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
		Map<String, Object> changed = new HashMap<>(input);
		changed.put(field, value);
		return changed;
	}

}
