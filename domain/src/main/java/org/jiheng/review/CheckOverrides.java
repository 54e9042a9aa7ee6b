package org.jiheng.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a region sets otherwise for a year. A key that is absent leaves what was; a list
 * of words or of required classes replaces the whole list. Required classes are alike to
 * those of {@link CheckSettings}.
 */
public record CheckOverrides(Map<Check, Severity> severities, Map<Check, Boolean> switched,
		Map<WordList, List<String>> words, Map<Threshold, BigDecimal> thresholds,
		Map<String, List<List<String>>> required) {

	public static final CheckOverrides NONE = new CheckOverrides(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

	public CheckOverrides {
		severities = Map.copyOf(severities);
		switched = Map.copyOf(switched);
		words = Map.copyOf(words);
		thresholds = Map.copyOf(thresholds);
		required = Map.copyOf(required);
		severities.forEach((check, severity) -> {
			if (check.advisory() && severity == Severity.ERROR) {
				throw new IllegalArgumentException("an advisory check never blocks a submission: " + check);
			}
		});
	}
}
