package org.jiheng.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.BudgetText;
import org.jiheng.budget.Indicator;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;
import org.jspecify.annotations.Nullable;

/**
 * The same means the same words, whatever the layout. A statement that is contained in
 * another is not the same: it may well be meant.
 */
final class TargetRepeated implements Rule {

	@Override
	public Stream<Remark> remarks(Examined budget) {
		int least = budget.settings().threshold(Threshold.REPEATED_CHARACTERS).intValue();
		List<Row> statements = budget.rows()
			.stream()
			.filter(row -> row.project() != null && row.target() instanceof Target.Qualitative)
			.filter(row -> row.value().length() >= least)
			.toList();
		Stream<Remark> copied = statements.stream()
			.collect(Collectors.groupingBy(Row::value, LinkedHashMap::new, Collectors.toList()))
			.values()
			.stream()
			.filter(TargetRepeated::spansProjects)
			.map(TargetRepeated::same);
		BudgetText before = budget.input().lastYear();
		Stream<Remark> old = before == null ? Stream.empty()
				: statements.stream().filter(row -> isIn(before, row)).map(TargetRepeated::unchanged);
		return Stream.concat(copied, old);
	}

	private static boolean spansProjects(List<Row> group) {
		return group.stream().map(Row::project).distinct().count() > 1;
	}

	private static Remark same(List<Row> group) {
		String places = group.stream().map(Row::place).collect(Collectors.joining("、"));
		return Remark.at(group.stream().map(row -> row.anchor("target")).toList(),
				places + "的定性指标值相同：" + Texts.quoted(group.getFirst().raw()), "请按各项目的实际效果分别填写");
	}

	private static Remark unchanged(Row row) {
		return Remark.at(row.anchor("target"), row.placeAndValue() + "与上年相同", "请按本年的任务更新").detailed("lastYear");
	}

	private static boolean isIn(BudgetText before, Row row) {
		Map<Integer, Project> projects = new LinkedHashMap<>();
		before.projects()
			.stream()
			.filter(project -> !project.classified() && isSame(project, row.project()))
			.forEach(project -> projects.put(project.key().number(), project));
		return before.indicators().stream().anyMatch(old -> isSame(old, row, projects));
	}

	private static boolean isSame(Indicator old, Row row, Map<Integer, Project> projects) {
		return old.project() != null && projects.containsKey(old.project().number())
				&& Texts.key(old.level3()).equals(row.name()) && Texts.key(old.target().raw()).equals(row.value());
	}

	/** By code where both have one, else by name. */
	private static boolean isSame(Project old, @Nullable Project now) {
		if (now == null) {
			return false;
		}
		return (old.code() != null && now.code() != null) ? old.code().equals(now.code())
				: Texts.key(old.name()).equals(Texts.key(now.name()));
	}

}
