package org.jiheng.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Once for the budget: what every project has, none has thought about. */
final class Level2Uniform implements Rule {

	private static final List<String> RARER = List.of("经济效益", "生态效益", "可持续影响", "可持续");

	@Override
	public Stream<Remark> remarks(Examined budget) {
		List<Set<String>> classes = budget.projects()
			.stream()
			.map(project -> budget.levels(project).stream().map(LevelNames::level2).collect(Collectors.toSet()))
			.filter(each -> !each.isEmpty())
			.toList();
		boolean same = classes.stream().distinct().count() == 1
				&& new Share(classes.size(), budget.projects().size()).isUniform(budget.settings())
				&& classes.size() == budget.projects().size();
		return same && classes.getFirst().stream().noneMatch(RARER::contains) ? Stream
			.of(Remark.at(Anchor.BUDGET, classes.size() + " 个项目的二级指标完全相同，没有一项经济效益、生态效益或可持续影响指标", "请按各项目的特点选用二级指标"))
				: Stream.empty();
	}

}
