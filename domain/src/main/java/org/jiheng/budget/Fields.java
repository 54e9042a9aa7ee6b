package org.jiheng.budget;

import java.util.Map;

/** What the form calls the fields of the API. */
final class Fields {

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("title", "标题"),
			Map.entry("overallGoals", "总体绩效目标"), Map.entry("itemisedGoals", "分项绩效目标"),
			Map.entry("safeguards", "工作保障措施"), Map.entry("code", "项目编码"), Map.entry("name", "项目名称"),
			Map.entry("unit", "预算单位"), Map.entry("total", "预算数"), Map.entry("fiscal", "财政资金"),
			Map.entry("other", "其他资金"), Map.entry("purpose", "资金用途"), Map.entry("paymentPlan", "资金支出计划"),
			Map.entry("goals", "绩效目标"), Map.entry("lastingGoals", "中期目标"), Map.entry("level1", "一级指标"),
			Map.entry("level2", "二级指标"), Map.entry("level3", "三级指标"), Map.entry("description", "指标描述"),
			Map.entry("target", "指标值"), Map.entry("lastingTarget", "中期指标值"), Map.entry("basis", "指标值确定依据"),
			Map.entry("weight", "权重"), Map.entry("indicators", "绩效指标"));

	private Fields() {
	}

	/** The name of the last step of a path that has one: 指标值 for indicators.2.target. */
	static String name(String path) {
		String name = path;
		for (String step : path.split("\\.", -1)) {
			name = NAMES.getOrDefault(step, name);
		}
		return name;
	}

}
