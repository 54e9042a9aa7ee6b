package org.jiheng.review.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jiheng.review.Anchor;
import org.jiheng.review.BudgetFinding;
import org.jiheng.review.FindingPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings as the database takes many of them at once, and their places as it keeps them.
 */
final class FindingJson {

	static final JsonMapper JSON = JsonMapper.builder().build();

	private FindingJson() {
	}

	record Spot(@Nullable Integer project, @Nullable Integer indicator, @Nullable String field, String text) {
	}

	private record Row(int number, String code, String identity, String severity, String message, String advice,
			String detail, List<Spot> anchors, List<Integer> projects, int first, int last, String state) {
	}

	static String of(List<BudgetFinding> findings) {
		return JSON.writeValueAsString(findings.stream().map(FindingJson::row).toList());
	}

	static List<FindingPlace> places(String json) {
		return JSON.readerForListOf(Spot.class)
			.<List<Spot>>readValue(json)
			.stream()
			.map(spot -> new FindingPlace(new Anchor(spot.project(), spot.indicator(), spot.field()), spot.text()))
			.toList();
	}

	private static Row row(BudgetFinding finding) {
		return new Row(finding.key().number(), finding.check().name(), finding.identity(), finding.severity().name(),
				finding.message(), finding.advice(), finding.detail(),
				finding.places()
					.stream()
					.map(place -> new Spot(place.anchor().project(), place.anchor().indicator(), place.anchor().field(),
							place.text()))
					.toList(),
				finding.projects().stream().filter(Objects::nonNull).sorted(Comparator.naturalOrder()).toList(),
				finding.firstVersion(), finding.lastVersion(), finding.state().name());
	}

}
