package org.jiheng.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header words of forms with their synonyms, half width and without spaces. A unit in
 * brackets after them is no part of them.
 */
enum Label {

	CODE("项目编码", "项目代码", "项目编号"),

	NAME("项目名称", "预算项目名称"),

	SCALE("预算规模及资金用途", "预算规模", "资金情况", "项目资金"),

	TOTAL("预算数", "预算金额", "预算总额", "资金总额", "年度资金总额"),

	FISCAL("其中:财政资金", "财政资金", "其中:财政拨款", "财政拨款", "其中:财政性资金", "财政性资金"),

	OTHER("其他资金", "其它资金", "其中:其他资金"),

	PURPOSE("资金用途", "项目用途", "主要用途"),

	PLAN("资金支出计划", "支出计划", "资金支付计划", "支付计划", "用款计划"),

	GOALS("绩效目标", "项目绩效目标", "年度绩效目标", "年度目标"),

	LEVEL1("一级指标"),

	LEVEL2("二级指标"),

	LEVEL3("三级指标"),

	DESCRIPTION("绩效指标描述", "指标描述", "指标说明", "绩效指标说明", "绩效指标描述或计算公式"),

	TARGET("指标值", "目标值", "年度指标值", "绩效指标值", "指标目标值"),

	BASIS("指标值确定依据", "指标确定依据", "确定依据", "指标值依据"),

	WEIGHT("权重", "分值权重"),

	SIGN("指标性质"),

	MEASURE("度量单位", "计量单位"),

	DIRECTION("指标方向性");

	private static final Pattern SUFFIX = Pattern.compile("\\((?:万元|元|亿元|%)\\)$");

	private static final Map<String, Label> BY_WORD = Stream.of(values())
		.flatMap(label -> label.words().stream().map(word -> Map.entry(word, label)))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

	private final String words;

	Label(String... words) {
		this.words = String.join("|", words);
	}

	/** The word that forms use most. */
	String word() {
		return words().getFirst();
	}

	private List<String> words() {
		return List.of(words.split("\\|"));
	}

	static Optional<Label> of(Quote quote) {
		return of(quote.key());
	}

	/** Whether the words, half width and without spaces, are one. */
	static boolean isWord(String key) {
		return of(key).isPresent();
	}

	private static Optional<Label> of(String key) {
		return key.length() > 20 ? Optional.empty()
				: Optional.ofNullable(BY_WORD.get(SUFFIX.matcher(key).replaceFirst("")));
	}

	boolean isIn(Quote quote) {
		return of(quote).filter(this::equals).isPresent();
	}

	boolean isIn(TableRow row) {
		return row.cells().stream().anyMatch(this::isIn);
	}

	/** The labels of a row by their columns. */
	static Map<Integer, Label> of(TableRow row) {
		return row.filledColumns()
			.stream()
			.filter(column -> of(row.cells().get(column)).isPresent())
			.collect(Collectors.toUnmodifiableMap(Function.identity(),
					column -> of(row.cells().get(column)).orElseThrow()));
	}

}
