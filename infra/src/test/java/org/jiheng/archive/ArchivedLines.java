package org.jiheng.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small archive of 卢龙县 2021: two departments of two projects each, one of them 涉密. The
 * second promises something for longer than the year.
 */
final class ArchivedLines {

	static final String HEAD = "{\"format\":\"jiheng-archive-1\",\"county\":\"130324\",\"countyName\":\"卢龙县\",\"year\":2021,\"source\":\"合成\"}";

	private ArchivedLines() {
	}

	static List<String> both() {
		return List.of(HEAD, department("315"), department("401"));
	}

	static String department(String code) {
		Map<String, Object> line = ordered("departmentName", "卢龙县" + code + "局", "draftedBy", "编制人", "approvedBy",
				"批复人", "basis", ordered("document", "卢财预〔2021〕1号", "date", "2021-02-01"), "content", content(code));
		return JsonMapper.shared().writeValueAsString(line);
	}

	private static Map<String, Object> content(String code) {
		return ordered("form", code.equals("401") ? "jiheng-content-2" : "jiheng-content-1", "county", "130324", "year",
				2021, "department", code, "title", "部门预算绩效文本\t第一稿", "overallGoals", List.of("总体\"目标\"\\"),
				"itemisedGoals", List.of(), "safeguards", List.of("保障"), "projects",
				List.of(code.equals("401") ? lasting(project(code, 1, false)) : project(code, 1, false),
						project(code, 10, true)),
				"indicators", List.of(code.equals("401") ? lasting(indicator(20, false)) : indicator(20, false)));
	}

	private static Map<String, Object> project(String code, int number, boolean classified) {
		return ordered("number", number, "sequence", number, "code", "13032421P" + code + number, "name",
				"项目" + number + "\n续行", "unitCode", code + "001", "unitName", "本级", "totalFen", 1_000_000L * number,
				"fiscalFen", 1_000_000L * number, "otherFen", null, "purpose", classified ? null : "用途", "paymentPlan",
				List.of(ordered("month", 6, "hundredths", 5000), ordered("month", 12, "hundredths", 10_000)), "goals",
				classified ? List.of() : List.of("目标, {一}"), "classified", classified, "indicators",
				List.of(indicator(number + 1, classified), indicator(number + 2, classified)));
	}

	private static Map<String, Object> indicator(int number, boolean classified) {
		return ordered("number", number, "sequence", number, "level1", "产出指标", "level2", "数量指标", "level3",
				classified ? null : "调解件数", "description", null, "target",
				classified
						? ordered("kind", "CLASSIFIED", "raw", null, "comparator", null, "value", null, "upper", null,
								"unit", null, "deadline", null)
						: ordered("kind", "NUMERIC", "raw", "≥1000件", "comparator", "GE", "value", "1000.50", "upper",
								null, "unit", "件", "deadline", null),
				"basis", null, "weight", null);
	}

	/** A project or an indicator with what is for longer than the year. */
	private static Map<String, Object> lasting(Map<String, Object> item) {
		Map<String, Object> with = new LinkedHashMap<>(item);
		if (item.containsKey("goals")) {
			with.put("lastingGoals", List.of("三年目标"));
			return with;
		}
		with.put("lastingTarget", ordered("kind", "NUMERIC", "raw", "≥3000件", "comparator", "GE", "value", "3000.50",
				"upper", null, "unit", "件", "deadline", null));
		return with;
	}

	private static Map<String, Object> ordered(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}

	/** All of it, with words of one line replaced by others. */
	static List<String> altered(int line, String words, String others) {
		List<String> lines = new ArrayList<>(both());
		String before = lines.get(line);
		lines.set(line, before.replace(words, others));
		if (lines.get(line).equals(before)) {
			throw new IllegalArgumentException("not there: " + words);
		}
		return lines;
	}

}
