package org.jiheng.approval;

import static org.jiheng.approval.Desk.EDITOR;
import static org.jiheng.approval.Desk.FINANCE;
import static org.jiheng.approval.Desk.REVIEWER;
import static org.jiheng.approval.Desk.grades;
import static org.jiheng.approval.Desk.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A budget of 卢龙县司法局 that can be submitted. */
public final class SmallBudget {

	private SmallBudget() {
	}

	/** A small budget that passes the checks, at version 4. */
	public static String drafted(Steps desk, int year) throws Exception {
		String id = desk
			.done(EDITOR, "openBudget", "budget { id }", input("county", "130324", "department", "315", "year", year))
			.path("budget")
			.path("id")
			.asString();
		desk.done(EDITOR, "editBudget", "",
				input("budget", id, "expectedVersion", 1, "overallGoals", List.of("全年办理法律援助案件不少于 200 件")));
		aid(desk, added(desk, id, "法律援助经费", "用于法律援助案件办理补贴", "办理法律援助案件", 10), 3, year, 100_000);
		return id;
	}

	/** The indicators of its project on legal aid, which costs so many yuan. */
	public static void aid(Steps desk, String project, int version, int year, int yuan) throws Exception {
		desk.done(EDITOR, "replaceIndicators", "",
				input("project", project, "expectedVersion", version, "indicators", aid(year, yuan)));
	}

	/** The same, of which the number of cases has a target for longer than the year. */
	public static void lasting(Steps desk, String project, int version, int year, String target) throws Exception {
		List<Map<String, Object>> rows = new ArrayList<>(aid(year, 100_000));
		Map<String, Object> cases = new HashMap<>(rows.get(1));
		cases.put("lastingTarget", target);
		rows.set(1, cases);
		desk.done(EDITOR, "replaceIndicators", "",
				input("project", project, "expectedVersion", version, "indicators", rows));
	}

	private static List<Map<String, Object>> aid(int year, int yuan) {
		return List.of(indicator("成本指标", "经济成本指标", "法律援助案件补贴成本", "≤" + yuan + "元"),
				indicator("产出指标", "数量指标", "法律援助案件办理数量", "≥200件"), indicator("产出指标", "质量指标", "法律援助案件合格率", "≥95%"),
				indicator("产出指标", "时效指标", "法律援助案件办结时间", year + "年12月31日"),
				indicator("效益指标", "社会效益指标", "法律援助受援人数", "≥180人"), indicator("满意度指标", "服务对象满意度指标", "受援群众满意度", "≥90%"));
	}

	/** One more project that passes the checks, all about one topic. */
	public static String project(Desk desk, int year, String budget, String topic, int total) throws Exception {
		String project = added(desk, budget, topic + "经费", "用于" + topic + "工作补贴", "完成" + topic + "工作", total);
		desk.done(EDITOR, "replaceIndicators", "",
				input("project", project, "expectedVersion", version(desk, budget), "indicators",
						List.of(indicator("成本指标", "经济成本指标", topic + "补贴成本", "≤" + total * 10_000 + "元"),
								indicator("产出指标", "数量指标", topic + "工作次数", "≥200次"),
								indicator("产出指标", "质量指标", topic + "工作合格率", "≥95%"),
								indicator("产出指标", "时效指标", topic + "完成时间", year + "年12月31日"),
								indicator("效益指标", "社会效益指标", topic + "受益人数", "≥180人"),
								indicator("满意度指标", "服务对象满意度指标", topic + "对象满意度", "≥90%"))));
		return project;
	}

	/** Submits and approves what an id names, an open adjustment's content too. */
	public static void approve(Desk desk, String budget) throws Exception {
		desk.done(REVIEWER, "submitBudget", "", input("budget", budget, "expectedVersion", version(desk, budget)));
		desk.done(FINANCE, "approveBudget", "", input("budget", budget, "assessments", grades("GOOD")));
	}

	/** Of the content that an id names, an open adjustment's too. */
	public static int version(Desk desk, String budget) throws Exception {
		return desk.node(EDITOR, budget, "... on Budget { version }").path("version").asInt();
	}

	private static String added(Steps desk, String budget, String name, String purpose, String goal, int total)
			throws Exception {
		return desk
			.done(EDITOR, "addProject", "project { id }",
					input("budget", budget, "name", name, "purpose", purpose, "funds",
							Map.of("total", total, "fiscal", total), "goals", List.of(goal), "paymentPlan",
							List.of(Map.of("month", 6, "cumulativePercent", 50),
									Map.of("month", 12, "cumulativePercent", 100))))
			.path("project")
			.path("id")
			.asString();
	}

	private static Map<String, Object> indicator(String level1, String level2, String level3, String target) {
		return Map.of("level1", level1, "level2", level2, "level3", level3, "description", level3, "target", target,
				"basis", "上年实际完成情况");
	}

}
