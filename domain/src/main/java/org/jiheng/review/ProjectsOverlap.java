package org.jiheng.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.budget.Project;
import org.jiheng.budget.Target;

/**
 * Two projects overlap where they promise the same result, by its name and unit, in
 * different numbers, and both are about it by their own words. Names of results that are
 * short without their measure word (培训人数) are too common to tell.
 */
final class ProjectsOverlap implements Rule {

	private static final Pattern PERIOD = Pattern.compile("^(?:全年|全县|全市|全区|年度|本年度?|当年|年内)+");

	private static final Pattern MEASURE = Pattern.compile("(?:人数|人次|户数|次数|件数|个数|场次|数量|总数|总量|率|数|量)$");

	private static final int LEAST = 4;

	@Override
	public Stream<Remark> remarks(Examined budget) {
		Map<String, List<Result>> byName = new LinkedHashMap<>();
		for (Project project : budget.open()) {
			String about = about(project);
			budget.rows(project)
				.forEach(row -> results(row, about, project)
					.forEach(result -> byName.computeIfAbsent(result.name(), any -> new ArrayList<>()).add(result)));
		}
		List<Set<Result>> groups = new ArrayList<>();
		byName.values().stream().filter(ProjectsOverlap::differ).forEach(results -> join(groups, results));
		return groups.stream().map(ProjectsOverlap::remark);
	}

	/** A number promised for a result; the name is with its unit and without period. */
	private record Result(String name, BigDecimal value, Project project, Row row) {
	}

	private static Stream<Result> results(Row row, String about, Project project) {
		boolean result = !row.levels().isCost() && !row.levels().isTimeliness() && !row.levels().isSatisfaction();
		if (!result || !(row.target() instanceof Target.Numeric numeric)) {
			return Stream.empty();
		}
		return Stream.of(row.name(), row.description())
			.map(name -> PERIOD.matcher(name).replaceFirst(""))
			.distinct()
			.filter(name -> isTelling(name, about))
			.map(name -> new Result(name + "/" + Phrase.unit(numeric), numeric.value().stripTrailingZeros(), project,
					row));
	}

	private static boolean isTelling(String name, String about) {
		String core = MEASURE.matcher(name).replaceFirst("");
		return core.length() >= LEAST && Texts.sharePair(core, about);
	}

	private static String about(Project project) {
		return Texts.key(project.name()) + " " + Texts.key(project.purpose()) + " "
				+ Texts.key(String.join(" ", project.goals()));
	}

	private static boolean differ(List<Result> results) {
		Map<Integer, Set<BigDecimal>> values = new HashMap<>();
		results.forEach(result -> values.computeIfAbsent(result.project().key().number(), any -> new LinkedHashSet<>())
			.add(result.value()));
		return values.size() > 1 && values.values().stream().distinct().count() > 1;
	}

	/** Results that share a project make one group: 9 with 11, 9 with 14. */
	private static void join(List<Set<Result>> groups, List<Result> results) {
		Set<Project> projects = results.stream().map(Result::project).collect(Collectors.toSet());
		List<Set<Result>> same = groups.stream()
			.filter(group -> group.stream().map(Result::project).anyMatch(projects::contains))
			.toList();
		Set<Result> all = new LinkedHashSet<>();
		same.forEach(all::addAll);
		all.addAll(results);
		groups.removeAll(same);
		groups.add(all);
	}

	private static Remark remark(Set<Result> group) {
		List<Row> rows = group.stream()
			.map(Result::row)
			.distinct()
			.sorted(Comparator.comparingInt((Row row) -> row.project() == null ? 0 : row.project().sequence())
				.thenComparingInt(row -> row.indicator().sequence()))
			.toList();
		return Remark.at(rows.stream().map(row -> row.anchor("target")).toList(),
				rows.stream().map(Row::placeAndValue).collect(Collectors.joining("、")) + "，是同一结果在不同项目中的不同数值，项目似有重叠",
				"请合并项目，或分清各项目负责的部分并分别写明");
	}

}
