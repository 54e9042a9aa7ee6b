package org.jiheng.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.budget.ProjectCode;

/**
 * A made-up document in the official form that passes the checks: what the demo compares
 * the real one with. The department, the title and every project say 合成 in their names.
 * From 2026 on, its indicators stand in the frame of 2021.
 */
record DemoDocument(DemoCounty county, DemoDepartment department, int year) {

	/** A made-up department, the same in every county; by its weight amounts differ. */
	record DemoDepartment(String code, String function, int weight, List<Topic> topics) {

		static final List<DemoDepartment> ALL = List.of(
				new DemoDepartment("201", "教育局（合成）", 0,
						List.of(new Topic("校园安全防护", "校园安全检查", "所"), new Topic("教师培训", "教师集中培训", "人"),
								new Topic("营养改善", "营养餐供应", "份"))),
				new DemoDepartment("205", "农业农村局（合成）", 1, List.of(new Topic("高标准农田管护", "农田管护", "亩"),
						new Topic("动物防疫", "动物免疫", "头"), new Topic("农机推广", "农机作业演示", "场"))));

	}

	record Topic(String name, String work, String unit) {
	}

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	String departmentName() {
		return county.countyName() + department.function();
	}

	String fileName() {
		return county.code() + "-" + department.code() + "-" + year + "-synthetic.txt";
	}

	String text() {
		String name = departmentName();
		return """

				%1$s
				%2$d 年部门预算绩效文本
				(合成数据，仅供演示)

				%1$s编制
				%3$s财政局审核

				目 录

				第一部分 部门整体绩效目标

				一、总体绩效目标	1
				二、分项绩效目标	1
				三、工作保障措施	1

				第二部分 预算项目绩效目标

				%4$s

				第一部分

				部门整体绩效目标

				一、总体绩效目标

				总体绩效目标

				（1）%5$s。

				二、分项绩效目标

				分项绩效目标

				（一）完成各项目年度任务，服务对象满意度不低于 90%%。

				三、工作保障措施

				1. 按月调度项目进度。

				第二部分

				预算项目绩效目标

				%6$s
				""".formatted(name, year, county.countyName(),
				each(i -> (i + 1) + "." + projectName(i) + "绩效目标表\t" + (i + 2)),
				IntStream.range(0, 2)
					.mapToObj(i -> "全年完成" + department.topics().get(i).work + "不少于 " + amount(i) + " "
							+ department.topics().get(i).unit)
					.collect(Collectors.joining("，")),
				each(this::project));
	}

	private static String each(IntFunction<String> line) {
		return IntStream.range(0, 3).mapToObj(line).collect(Collectors.joining("\n"));
	}

	private String projectName(int i) {
		return department.topics().get(i).name() + "经费（合成）";
	}

	/** The third project takes another code in 2026, as happens in new systems. */
	private String code(int i) {
		int serial = department.weight() * 10 + i + (i == 2 && year >= 2026 ? 500 : 0);
		String first20 = county.code() + (i == 2 && year >= 2026 ? "26" : "24") + "P" + "%011d".formatted(serial);
		return ALPHABET.chars()
			.mapToObj(c -> first20 + (char) c)
			.filter(code -> new ProjectCode(code).hasRightCheckCharacter())
			.findFirst()
			.orElseThrow();
	}

	private int amount(int i) {
		return (200 + county.weight() * 60 + department.weight() * 40 + i * 30) * (100 + (year - 2024) * 5) / 100;
	}

	private BigDecimal total(int i) {
		return BigDecimal.valueOf((long) amount(i) * (11 + i * 4 + department.weight() * 3), 2)
			.setScale(2, RoundingMode.UNNECESSARY);
	}

	private String project(int i) {
		Topic topic = department.topics().get(i);
		String total = total(i).toPlainString();
		String yuan = total(i).movePointRight(4).toBigIntegerExact().toString();
		return String.join("\n", (i + 1) + ". " + projectName(i) + "绩效目标表", "",
				department.code() + "001 " + departmentName() + "本级", "", "单位：万元", "",
				"项目编码\t" + code(i) + "\t\t项目名称\t" + projectName(i) + "\t\t",
				"预算规模及资金用途\t预算数\t" + total + "\t其中：财政资金\t" + total + "\t其他资金\t", "\t用于" + topic.work() + "\t\t\t\t\t",
				"资金支出计划（%）\t3月底\t\t6月底\t10月底\t12月底\t",
				"\t" + (10 + i * 5) + "%\t\t" + (45 + i * 5) + "%\t" + (80 + i * 5) + "%\t100%\t",
				"绩效目标\t1.完成" + topic.work() + "。\t\t\t\t\t", "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t",
				rows(i, topic, yuan), "");
	}

	private String rows(int i, Topic topic, String yuan) {
		String output = row("产出指标", "数量指标", topic.work() + "数量", "≥" + amount(i) + topic.unit())
				+ row("", "质量指标", topic.work() + "合格率", "≥" + (90 + (year - 2024) * 2) + "%")
				+ row("", "时效指标", topic.work() + "完成时间", year + "年12月31日");
		String cost = topic.work() + "补贴成本";
		return (year < 2026 ? output + row("", "成本指标", cost, "≤" + yuan + "元")
				: row("成本指标", "经济成本指标", cost, "≤" + yuan + "元") + output)
				+ row("效益指标", "社会效益指标", topic.work() + "受益人数", "≥" + amount(i) * 3 + "人")
				+ row("满意度指标", "服务对象满意度指标", topic.work() + "服务对象满意度", "≥90%").stripTrailing();
	}

	private static String row(String level1, String level2, String level3, String target) {
		return String.join("\t", level1, level2, level3, level3, target, "上年实际完成情况", "") + "\n";
	}
}
