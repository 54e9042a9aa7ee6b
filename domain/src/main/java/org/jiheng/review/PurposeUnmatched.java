package org.jiheng.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.budget.Project;

/**
 * A purpose is a list of things. One that names an activity (宣传, 培训) is matched where an
 * indicator names it too, any other where they share a pair of characters. One match is
 * enough, and daily work matches whatever the indicators say.
 */
final class PurposeUnmatched implements Rule.OfProject {

	private static final String SEPARATORS = "[、,;；。.]|以及|及(?!时)|和(?![谐平睦解])|与";

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		List<Row> rows = budget.rows(project);
		String purpose = Texts.key(project.purpose());
		if (project.classified() || purpose.isEmpty() || rows.isEmpty()) {
			return Optional.empty();
		}
		String measured = rows.stream()
			.map(row -> row.name() + " " + row.description() + " " + row.value())
			.collect(Collectors.joining(" "));
		boolean matched = Arrays.stream(purpose.split(SEPARATORS)).anyMatch(item -> matches(item, measured, budget));
		return matched ? Optional.empty()
				: Optional.of(Remark.at(
						Examined.anchor(project, "purpose"), Examined.place(project) + "的资金用途"
								+ Texts.quoted(String.valueOf(project.purpose())) + "在各项指标中没有体现",
						"请补上衡量这项用途的指标，或更正资金用途"));
	}

	private static boolean matches(String item, String measured, Examined budget) {
		List<String> activities = new ArrayList<>();
		for (String group : budget.settings().words(WordList.ACTIVITIES)) {
			List<String> same = List.of(group.split("\\|"));
			if (Texts.containsAny(item, same)) {
				activities.addAll(same);
			}
		}
		if (!activities.isEmpty()) {
			return Texts.containsAny(measured, activities);
		}
		String specific = budget.specific(item);
		return Texts.pairs(specific).isEmpty() || Texts.sharePair(specific, measured);
	}

}
