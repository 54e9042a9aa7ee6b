package org.jiheng.review;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How strictly a region checks in a year: severities, switched off checks, words,
 * thresholds, and for each frame, by its id, the level 2 classes that a project must
 * have. A requirement is a list of alternatives, one of which is enough.
 */
public record CheckSettings(Map<Check, Severity> severities, Set<Check> off, Map<WordList, List<String>> words,
		Map<Threshold, BigDecimal> thresholds, Map<String, List<List<String>>> required) {

	public static final CheckSettings DEFAULT = new CheckSettings(Map.of(), Set.of(), Map.of(), Map.of(),
			Map.of("2015",
					List.of(List.of("数量指标"), List.of("质量指标"), List.of("时效指标"), List.of("成本指标"),
							List.of("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"), List.of("服务对象满意度指标")),
					"2021", List.of(List.of("经济成本指标", "社会成本指标", "生态环境成本指标"), List.of("数量指标"), List.of("质量指标"),
							List.of("时效指标"), List.of("经济效益指标", "社会效益指标", "生态效益指标"), List.of("服务对象满意度指标"))));

	public CheckSettings {
		severities = Map.copyOf(severities);
		off = Set.copyOf(off);
		// Every list is there, so that none is parted into words at each indicator.
		Map<WordList, List<String>> all = new EnumMap<>(WordList.class);
		for (WordList list : WordList.values()) {
			all.put(list, List.copyOf(words.getOrDefault(list, list.standard())));
		}
		words = Map.copyOf(all);
		thresholds = Map.copyOf(thresholds);
		required = Map.copyOf(required);
	}

	/**
	 * These settings with a region's own laid over them: the province's, then the
	 * county's.
	 */
	public CheckSettings with(CheckOverrides overrides) {
		Set<Check> nowOff = EnumSet.noneOf(Check.class);
		nowOff.addAll(off);
		overrides.switched().forEach((check, on) -> {
			if (on) {
				nowOff.remove(check);
			}
			else {
				nowOff.add(check);
			}
		});
		return new CheckSettings(over(new EnumMap<>(Check.class), severities, overrides.severities()), nowOff,
				over(new EnumMap<>(WordList.class), words, overrides.words()),
				over(new EnumMap<>(Threshold.class), thresholds, overrides.thresholds()),
				over(new HashMap<>(), required, overrides.required()));
	}

	private static <K, V> Map<K, V> over(Map<K, V> both, Map<K, V> below, Map<K, V> above) {
		both.putAll(below);
		both.putAll(above);
		return both;
	}

	/** The severity in force; what publishing asks for outweighs a region's own. */
	public Severity severity(Check check, Occasion occasion) {
		Severity own = severities.getOrDefault(check, check.severity());
		return occasion == Occasion.PUBLISHING ? check.severityForPublishing().orElse(own) : own;
	}

	/** The same with that one check on and all others off. */
	CheckSettings only(Check check) {
		return new CheckSettings(severities, EnumSet.complementOf(EnumSet.of(check)), words, thresholds, required);
	}

	public boolean isOn(Check check) {
		return !off.contains(check);
	}

	public List<String> words(WordList list) {
		return words.getOrDefault(list, List.of());
	}

	public BigDecimal threshold(Threshold threshold) {
		return thresholds.getOrDefault(threshold, threshold.standard());
	}

	/** None for a frame of which nothing is known. */
	public List<List<String>> required(String frame) {
		return required.getOrDefault(frame, List.of());
	}
}
