package org.jiheng.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshots behind one row and year add up to. Amounts in fen; of rows about
 * indicators only the numbers of indicators and targets are there.
 *
 * @param planned what is to be paid by the end of March, June, October and December, of
 * the projects that have a plan
 * @param timed how many departments had a deadline
 * @param persons how many people live there, where that is known
 */
public record Sums(int departments, @Nullable Long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen,
		int projects, int indicators, int numericTargets, int classifiedProjects, long classifiedFen,
		List<Long> planned, long withPlanFen, int findings, int timed, int inTime, @Nullable Long persons,
		@Nullable Spread targets) {

	public Sums {
		planned = List.copyOf(planned);
	}

	/** How the numbers that are promised spread. */
	public record Spread(int count, BigDecimal mean, BigDecimal lowest, BigDecimal quartile1, BigDecimal median,
			BigDecimal quartile3, BigDecimal highest) {
	}

	/** The same where so many live. */
	public Sums withPersons(@Nullable Long living) {
		return Objects.equals(persons, living) ? this
				: new Sums(departments, totalFen, fiscalFen, otherFen, projects, indicators, numericTargets,
						classifiedProjects, classifiedFen, planned, withPlanFen, findings, timed, inTime, living,
						targets);
	}

	/** Of both together. How many live in both is known where it is of each. */
	Sums and(Sums other) {
		return new Sums(departments + other.departments, plus(totalFen, other.totalFen),
				plus(fiscalFen, other.fiscalFen), plus(otherFen, other.otherFen), projects + other.projects,
				indicators + other.indicators, numericTargets + other.numericTargets,
				classifiedProjects + other.classifiedProjects, classifiedFen + other.classifiedFen,
				each(planned, other.planned), withPlanFen + other.withPlanFen, findings + other.findings,
				timed + other.timed, inTime + other.inTime,
				persons == null || other.persons == null ? null : Long.valueOf(persons + other.persons), null);
	}

	/**
	 * Parted by weights, so that the parts together are the whole to the fen. Where both
	 * kinds of funds are there, a part's total is their sum; plans are parted milestone
	 * by milestone, so that they never fall. Each part counts its departments whole.
	 */
	List<Sums> parted(Apportionment by) {
		List<@Nullable Long> fiscal = parts(by, fiscalFen);
		List<@Nullable Long> other = parts(by, otherFen);
		boolean both = fiscalFen != null && otherFen != null && totalFen != null && fiscalFen + otherFen == totalFen;
		List<@Nullable Long> total = parts(by, totalFen);
		List<Long> plans = new ArrayList<>(planned);
		plans.add(withPlanFen);
		List<List<Long>> steps = new ArrayList<>();
		long before = 0;
		for (long until : plans) {
			steps.add(by.of(until - before));
			before = until;
		}
		List<Long> ofProjects = by.of(projects);
		List<Long> ofIndicators = by.of(indicators);
		List<Long> numeric = by.of(numericTargets);
		List<Long> classified = by.of(classifiedProjects);
		List<Long> secret = by.of(classifiedFen);
		List<Long> found = by.of(findings);
		List<@Nullable Long> people = parts(by, persons);
		List<Sums> parted = new ArrayList<>();
		for (int i = 0; i < ofProjects.size(); i++) {
			List<Long> cumulative = new ArrayList<>();
			long sum = 0;
			for (List<Long> step : steps) {
				sum += step.get(i);
				cumulative.add(sum);
			}
			parted.add(new Sums(departments, both ? plus(fiscal.get(i), other.get(i)) : total.get(i), fiscal.get(i),
					other.get(i), ofProjects.get(i).intValue(), ofIndicators.get(i).intValue(),
					numeric.get(i).intValue(), classified.get(i).intValue(), secret.get(i),
					cumulative.subList(0, planned.size()), cumulative.getLast(), found.get(i).intValue(), timed, inTime,
					people.get(i), null));
		}
		return parted;
	}

	private static List<@Nullable Long> parts(Apportionment by, @Nullable Long whole) {
		List<@Nullable Long> parts = new ArrayList<>();
		by.of(whole == null ? 0 : whole).forEach(part -> parts.add(whole == null ? null : part));
		return parts;
	}

	private static @Nullable Long plus(@Nullable Long one, @Nullable Long other) {
		return one == null ? other : other == null ? one : Long.valueOf(one + other);
	}

	private static List<Long> each(List<Long> one, List<Long> other) {
		return IntStream.range(0, one.size()).mapToObj(i -> one.get(i) + other.get(i)).toList();
	}

	/** Of one project. */
	public static Sums ofProject(long totalFen, @Nullable Long fiscalFen, @Nullable Long otherFen) {
		return new Sums(1, totalFen, fiscalFen, otherFen, 1, 0, 0, 0, 0, List.of(), 0, 0, 0, 0, null, null);
	}

	/** Of indicators alone. */
	public static Sums ofIndicators(int departments, int indicators, int numericTargets, @Nullable Spread targets) {
		return new Sums(departments, null, null, null, 0, indicators, numericTargets, 0, 0, List.of(), 0, 0, 0, 0, null,
				targets);
	}
}
