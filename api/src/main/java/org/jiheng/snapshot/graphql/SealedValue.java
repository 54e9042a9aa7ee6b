package org.jiheng.snapshot.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One value of a snapshot, as GraphQL shows it. */
record SealedValue(Permalink permalink, Snapshot snapshot, String label, String place, @Nullable String value,
		@Nullable Money money) {

	private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("form", "文本格式"),
			Map.entry("county", "县级代码"), Map.entry("year", "年度"), Map.entry("department", "部门代码"),
			Map.entry("title", "标题"), Map.entry("overallGoals", "总体绩效目标"), Map.entry("itemisedGoals", "分项绩效目标"),
			Map.entry("safeguards", "工作保障措施"), Map.entry("number", "编号"), Map.entry("sequence", "顺序"),
			Map.entry("code", "项目编码"), Map.entry("name", "项目名称"), Map.entry("unitCode", "预算单位代码"),
			Map.entry("unitName", "预算单位"), Map.entry("totalFen", "预算数"), Map.entry("fiscalFen", "财政资金"),
			Map.entry("otherFen", "其他资金"), Map.entry("purpose", "资金用途"), Map.entry("month", "月份"),
			Map.entry("hundredths", "累计支出（万分之一）"), Map.entry("goals", "绩效目标"), Map.entry("lastingGoals", "中期目标"),
			Map.entry("classified", "是否涉密"), Map.entry("level1", "一级指标"), Map.entry("level2", "二级指标"),
			Map.entry("level3", "三级指标"), Map.entry("description", "绩效指标描述"), Map.entry("kind", "指标值种类"),
			Map.entry("raw", "指标值"), Map.entry("comparator", "指标值的比较符"), Map.entry("value", "指标值的数值"),
			Map.entry("upper", "指标值的上限"), Map.entry("unit", "指标值的单位"), Map.entry("deadline", "期限"),
			Map.entry("basis", "指标值确定依据"), Map.entry("weight", "权重"));

	/** Nothing where the pointer leads to no single value. */
	static Optional<SealedValue> of(Permalink permalink, Snapshot snapshot, JsonNode content) {
		List<String> place = new ArrayList<>();
		place.add(snapshot.departmentName() + " " + snapshot.year() + " 年度第 " + snapshot.number() + " 份快照");
		JsonNode node = content;
		String list = "";
		String name = "";
		for (String step : permalink.pointer().substring(1).split("/", -1)) {
			boolean item = node.isArray();
			node = item && Character.isDigit(step.charAt(0)) ? node.path(Integer.parseInt(step)) : node.path(step);
			if (node.isMissingNode()) {
				return Optional.empty();
			}
			if (item) {
				place.addAll(item(list, node));
				name = LABELS.getOrDefault(list, list) + "第 " + (Integer.parseInt(step) + 1) + " 条";
			}
			else {
				name = LABELS.getOrDefault(step, step);
			}
			list = step;
		}
		if (!node.isValueNode()) {
			return Optional.empty();
		}
		String value = node.isNull() ? null : node.asString();
		return Optional.of(new SealedValue(permalink, snapshot, name, String.join(" · ", place), value,
				list.endsWith("Fen") && node.isIntegralNumber() ? new Money(node.longValue()) : null));
	}

	/** What a project, an indicator or a milestone is called. */
	private static List<String> item(String list, JsonNode item) {
		return switch (list) {
			case "projects" -> List.of("项目 " + item.path("sequence").asInt() + " " + item.path("name").asString());
			case "indicators" -> List.of("绩效指标 " + item.path("sequence").asInt() + " "
					+ (item.path("level3").isString() ? item.path("level3") : item.path("level2")).asString());
			case "paymentPlan" -> List.of(item.path("month").asInt() + " 月底");
			default -> List.of();
		};
	}
}
