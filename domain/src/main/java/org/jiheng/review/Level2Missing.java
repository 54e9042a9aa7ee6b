package org.jiheng.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.budget.IndicatorFrame;
import org.jiheng.budget.Project;

/** By the frame that the budget uses; the levels of a classified project are open. */
final class Level2Missing implements Rule.OfProject {

	@Override
	public Optional<Remark> remark(Project project, Examined budget) {
		List<List<String>> required = budget.frame()
			.map(IndicatorFrame::id)
			.map(budget.settings()::required)
			.orElse(List.of());
		Set<String> present = budget.levels(project).stream().map(LevelNames::level2).collect(Collectors.toSet());
		String missing = required.stream()
			.filter(any -> any.stream().map(LevelNames::bare).noneMatch(present::contains))
			.map(any -> String.join("或", any))
			.collect(Collectors.joining("、"));
		return missing.isEmpty() ? Optional.empty() : Optional.of(Remark.at(Examined.anchor(project, "indicators"),
				Examined.place(project) + "缺少" + missing, "请补上这些二级指标"));
	}

}
