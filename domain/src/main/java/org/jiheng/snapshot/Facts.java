package org.jiheng.snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What comparisons read of a snapshot, derived from its content alone.
 *
 * @param plan what is to be paid by the end of each month that any plan names, summed
 * over the projects that have a plan
 * @param withPlanFen what these projects have in all
 */
public record Facts(SealedFunds funds, int projects, int indicators, int numericTargets, int classifiedProjects,
		long classifiedFen, List<Planned> plan, long withPlanFen, List<OfClass> classes) {

	public Facts {
		plan = List.copyOf(plan);
		classes = List.copyOf(classes);
	}

	/** So many fen by the end of a month. */
	public record Planned(int month, long fen) {
	}

	/** The indicators of one class, and how many of them have a number to reach. */
	public record OfClass(String level1, String level2, int indicators, int numericTargets) {
	}

	public static Facts of(SealedContent content) {
		List<SealedProject> projects = content.projects();
		List<SealedProject> classified = projects.stream().filter(SealedProject::classified).toList();
		List<SealedProject> planned = projects.stream().filter(each -> !each.planMonths().isEmpty()).toList();
		return new Facts(content.funds(), projects.size(), content.indicators().size(), numeric(content.indicators()),
				classified.size(), SealedFunds.of(classified).totalFen(), plan(planned),
				SealedFunds.of(planned).totalFen(), classes(content.indicators()));
	}

	private static List<Planned> plan(List<SealedProject> projects) {
		var months = new TreeSet<Integer>();
		projects.forEach(project -> months.addAll(project.planMonths()));
		return months.stream().map(month -> new Planned(month, fen(projects, month))).toList();
	}

	/** Each project's amount by its last milestone up to then, half a fen rounded up. */
	private static long fen(List<SealedProject> projects, int month) {
		BigInteger sum = BigInteger.ZERO;
		for (SealedProject project : projects) {
			sum = sum.add(BigInteger.valueOf(project.totalFen()).multiply(BigInteger.valueOf(until(project, month))));
		}
		return sum.add(BigInteger.valueOf(5_000)).divide(BigInteger.valueOf(10_000)).longValueExact();
	}

	private static int until(SealedProject project, int month) {
		int hundredths = 0;
		int latest = 0;
		for (int i = 0; i < project.planMonths().size(); i++) {
			int at = project.planMonths().get(i);
			if (at <= month && at >= latest) {
				latest = at;
				hundredths = project.planHundredths().get(i);
			}
		}
		return hundredths;
	}

	private static List<OfClass> classes(List<SealedIndicator> indicators) {
		Map<String, Map<String, List<SealedIndicator>>> byClass = indicators.stream()
			.collect(groupingBy(SealedIndicator::level1, TreeMap::new,
					groupingBy(SealedIndicator::level2, TreeMap::new, toList())));
		return byClass.entrySet()
			.stream()
			.flatMap(level1 -> level1.getValue()
				.entrySet()
				.stream()
				.map(level2 -> new OfClass(level1.getKey(), level2.getKey(), level2.getValue().size(),
						numeric(level2.getValue()))))
			.toList();
	}

	private static int numeric(List<SealedIndicator> indicators) {
		return (int) indicators.stream().filter(SealedIndicator::numeric).count();
	}
}
