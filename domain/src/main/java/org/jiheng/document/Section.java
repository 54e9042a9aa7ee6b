package org.jiheng.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a 部门预算绩效文本 by their headings. */
enum Section {

	COVER(""),

	OVERALL("overallGoals", "总体绩效目标", "部门总体绩效目标", "总体目标"),

	ITEMISED("itemisedGoals", "分项绩效目标", "部门分项绩效目标", "分项目标"),

	SAFEGUARDS("safeguards", "工作保障措施", "保障措施", "实现绩效目标的保障措施", "实现年度绩效目标的保障措施"),

	/** Indicators of the department as a whole; no sentences. */
	WHOLE("", "部门整体绩效指标", "部门整体支出绩效目标表", "整体绩效指标"),

	PART("", "第一部分", "第一部分部门整体绩效目标", "部门整体绩效目标"),

	FORMS("", "第二部分", "第二部分预算项目绩效目标", "预算项目绩效目标");

	private final String field;

	private final String headings;

	Section(String field, String... headings) {
		this.field = field;
		this.headings = String.join("|", headings);
	}

	/** The section that a heading begins, numbered or not. */
	static Optional<Section> named(String key) {
		String words = Numbering.stripped(key);
		return Stream.of(values()).filter(section -> section.headings().contains(words)).findFirst();
	}

	boolean isOfGoals() {
		return !field.isEmpty();
	}

	/** The field of the API that its sentences are. */
	String field() {
		return field;
	}

	String heading() {
		return headings().getFirst();
	}

	private List<String> headings() {
		return List.of(headings.split("\\|"));
	}

}
