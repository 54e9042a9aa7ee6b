package org.jiheng.review;

import java.util.Arrays;
import java.util.List;

/** A check as it is in force in a county and year, and by whose word. */
public record CheckRule(Check check, Severity severity, boolean off, NormSource source) {

	static List<CheckRule> of(List<RegionalNorm> regions) {
		return Arrays.stream(Check.values()).map(check -> of(check, regions)).toList();
	}

	static CheckRule of(Check check, List<RegionalNorm> regions) {
		CheckSettings settings = Norms.settings(regions);
		return new CheckRule(check, settings.severity(check, Occasion.SUBMITTING), !settings.isOn(check),
				Norms.source(regions, each -> each.switched().containsKey(check)));
	}
}
