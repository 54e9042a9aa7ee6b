package org.jiheng.review;

import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.IndicatorFrame;

/**
 * An indicator's level 1 and 2 as they are written, 数量 as well as 数量指标, in any frame.
 */
record LevelNames(String level1, String level2) {

	private static final String SUFFIX = "指标";

	static LevelNames of(Indicator indicator) {
		return new LevelNames(bare(indicator.level1()), bare(indicator.level2()));
	}

	/** All that a frame has. */
	static Set<LevelNames> of(IndicatorFrame frame) {
		return frame.level1()
			.stream()
			.flatMap(level -> level.level2().stream().map(name -> new LevelNames(bare(level.name()), bare(name))))
			.collect(Collectors.toUnmodifiableSet());
	}

	/** The name without the word that every class ends with. */
	static String bare(String level) {
		String key = Texts.key(level);
		return key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : key;
	}

	/** Costs in money; what society or nature pays is no part of the funds. */
	boolean isCost() {
		boolean cost = level2.contains("成本") || level1.equals("成本");
		return cost && !level2.startsWith("社会") && !level2.startsWith("生态");
	}

	boolean isTimeliness() {
		return level2.contains("时效");
	}

	boolean isQuantity() {
		return level2.contains("数量");
	}

	boolean isEffect() {
		return level1.contains("效益");
	}

	boolean isSatisfaction() {
		return level1.contains("满意") || level2.contains("满意");
	}
}
