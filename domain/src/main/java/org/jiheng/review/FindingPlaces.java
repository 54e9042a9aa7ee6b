package org.jiheng.review;

import java.util.HashMap;
import java.util.Map;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;

/** Says in words where anchors are in a budget. */
public final class FindingPlaces {

	private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("title", "标题"),
			Map.entry("overallGoals", "总体绩效目标"), Map.entry("itemisedGoals", "分项绩效目标"),
			Map.entry("safeguards", "工作保障措施"), Map.entry("name", "名称"), Map.entry("code", "项目编码"),
			Map.entry("funds", "资金"), Map.entry("purpose", "资金用途"), Map.entry("paymentPlan", "资金支出计划"),
			Map.entry("goals", "绩效目标"), Map.entry("lastingGoals", "中期目标"), Map.entry("classified", "密级标记"),
			Map.entry("indicators", "绩效指标"), Map.entry("level1", "一级指标"), Map.entry("level2", "二级指标"),
			Map.entry("level3", "三级指标"), Map.entry("description", "描述"), Map.entry("target", "指标值"),
			Map.entry("lastingTarget", "中期指标值"), Map.entry("basis", "指标值确定依据"), Map.entry("weight", "权重"));

	private final Map<Integer, Project> projects = new HashMap<>();

	private final Map<Integer, Indicator> indicators = new HashMap<>();

	public FindingPlaces(BudgetText text) {
		text.projects().forEach(project -> projects.put(project.key().number(), project));
		text.indicators().forEach(indicator -> indicators.put(indicator.key().number(), indicator));
	}

	public FindingPlace of(Anchor anchor) {
		StringBuilder text = new StringBuilder();
		Project project = projects.get(anchor.project());
		if (project != null) {
			text.append(Examined.place(project));
		}
		Indicator indicator = indicators.get(anchor.indicator());
		if (indicator != null) {
			String name = indicator.level3();
			text.append(text.isEmpty() ? "部门整体的指标 " : "的指标 ")
				.append(indicator.sequence())
				.append(Texts.quoted(name == null ? indicator.level2() : name));
		}
		String field = anchor.field();
		if (field != null) {
			text.append(text.isEmpty() ? "" : "的").append(field(field));
		}
		return new FindingPlace(anchor, text.isEmpty() ? "全文" : text.toString());
	}

	private static String field(String field) {
		int dot = field.indexOf('.');
		String name = FIELDS.getOrDefault(dot < 0 ? field : field.substring(0, dot), field);
		String part = dot < 0 ? "" : field.substring(dot + 1);
		return part.matches("[0-9]+") ? name + "第 " + part + " 条" : name;
	}

}
