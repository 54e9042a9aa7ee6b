package org.jiheng.comparison.persistence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.comparison.Axis;
import org.jiheng.comparison.Item;
import org.jiheng.comparison.ItemYear;
import org.jiheng.comparison.Question;
import org.jiheng.comparison.Sums;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** Puts what lies behind sealed years under the items of a question, in their order. */
final class Gathering {

	private static final int TARGET_DECIMALS = 4;

	private final Question question;

	Gathering(Question question) {
		this.question = question;
	}

	/** Of whole counties. */
	List<ItemYear> counties(List<SeenYear> seen, Map<SealedYear, Sealed.OfCounty> behind) {
		List<ItemYear> items = new ArrayList<>();
		for (SeenYear each : seen) {
			Sealed.OfCounty of = each.sealed() == null ? null : behind.get(each.sealed());
			if (of != null) {
				items.add(new ItemYear(new Item.OfCounty(each.county()), each.year(), of.name(), of.name(),
						of.sums().withPersons(each.persons()), of.registered(), of.adjusted(), Set.of()));
			}
		}
		return items;
	}

	/** Of those departments of each county that the question names. */
	List<ItemYear> someOfCounties(List<SeenYear> seen, Map<SealedYear, List<Sealed.OfDepartment>> behind) {
		List<ItemYear> items = new ArrayList<>();
		for (SeenYear each : seen) {
			var tally = new Tally();
			String name = null;
			for (Sealed.OfDepartment of : asked(each.sealed(), behind)) {
				tally.add(of);
				name = of.countyName();
			}
			if (name != null) {
				items.add(new ItemYear(new Item.OfCounty(each.county()), each.year(), name, name,
						tally.sums().withPersons(each.persons()), tally.departments(), tally.adjusted(), Set.of()));
			}
		}
		return items;
	}

	List<ItemYear> departments(List<SeenYear> seen, Map<SealedYear, List<Sealed.OfDepartment>> behind) {
		List<ItemYear> items = new ArrayList<>();
		for (SeenYear each : seen) {
			for (Sealed.OfDepartment of : asked(each.sealed(), behind)) {
				items.add(new ItemYear(new Item.OfDepartment(each.county(), of.code()), each.year(), of.name(),
						of.countyName(), of.sums(), 1, of.adjusted() ? 1 : 0, Set.of()));
			}
		}
		return items;
	}

	List<ItemYear> functions(List<SeenYear> seen, Map<SealedYear, List<Sealed.OfDepartment>> behind) {
		Map<String, Map<FiscalYear, Tally>> tallies = new HashMap<>();
		for (SeenYear each : seen) {
			for (Sealed.OfDepartment of : asked(each.sealed(), behind)) {
				tallies.computeIfAbsent(of.function(), any -> new TreeMap<>())
					.computeIfAbsent(each.year(), any -> new Tally())
					.add(of);
			}
		}
		List<ItemYear> items = new ArrayList<>();
		new TreeMap<>(tallies).forEach((function, years) -> years
			.forEach((year, tally) -> items.add(new ItemYear(new Item.OfFunction(function), year, function, "",
					tally.sums(), tally.departments(), tally.adjusted(), Set.of()))));
		return items;
	}

	/** By level 2 as well where classes go on over frames. */
	List<ItemYear> classes(List<SeenYear> seen, Map<SealedYear, List<Sealed.OfClass>> behind) {
		boolean level2 = question.axis() == Axis.LEVEL2 || question.continuesClasses();
		Map<Spot, int[]> sums = new TreeMap<>();
		for (SeenYear each : seen) {
			for (Sealed.OfClass of : each.sealed() == null ? List.<Sealed.OfClass>of()
					: behind.getOrDefault(each.sealed(), List.of())) {
				int[] sum = sums.computeIfAbsent(new Spot(of.level1(), level2 ? of.level2() : "", each.year()),
						any -> new int[3]);
				sum[0] += of.departments();
				sum[1] += of.indicators();
				sum[2] += of.numericTargets();
			}
		}
		return sums.entrySet().stream().map(each -> each.getKey().ofClass(level2, each.getValue())).toList();
	}

	/**
	 * Each name's targets once, whatever the names that were asked for have in common.
	 */
	List<ItemYear> targets(List<SeenYear> seen, List<Map<SealedYear, List<Sealed.OfTargets>>> behind) {
		Map<Spot, Promises> promises = new TreeMap<>();
		Set<String> before = new HashSet<>();
		for (Map<SealedYear, List<Sealed.OfTargets>> ofName : behind) {
			Set<String> keys = new HashSet<>();
			for (SeenYear each : seen) {
				for (Sealed.OfTargets of : each.sealed() == null ? List.<Sealed.OfTargets>of()
						: ofName.getOrDefault(each.sealed(), List.of())) {
					if (!before.contains(of.nameKey())) {
						keys.add(of.nameKey());
						promises.computeIfAbsent(new Spot(of.nameKey(), of.unit(), each.year()), any -> new Promises())
							.add(of);
					}
				}
			}
			before.addAll(keys);
		}
		return promises.entrySet().stream().map(each -> each.getValue().item(each.getKey())).toList();
	}

	private List<Sealed.OfDepartment> asked(@Nullable SealedYear year,
			Map<SealedYear, List<Sealed.OfDepartment>> behind) {
		List<Sealed.OfDepartment> all = year == null ? List.of() : behind.getOrDefault(year, List.of());
		if (question.departments().isEmpty() && question.functions().isEmpty()) {
			return all;
		}
		List<Sealed.OfDepartment> asked = new ArrayList<>();
		for (Sealed.OfDepartment of : all) {
			if ((question.departments().isEmpty() || question.departments().contains(of.code()))
					&& (question.functions().isEmpty() || question.functions().contains(of.function()))) {
				asked.add(of);
			}
		}
		return asked;
	}

	private record Spot(String first, String second, FiscalYear year) implements Comparable<Spot> {

		private static final Comparator<Spot> ORDER = Comparator.comparing(Spot::first)
			.thenComparing(Spot::second)
			.thenComparing(Spot::year);

		@Override
		public int compareTo(Spot other) {
			return ORDER.compare(this, other);
		}

		ItemYear ofClass(boolean level2, int[] sum) {
			return new ItemYear(level2 ? new Item.OfLevel2(first, second) : new Item.OfLevel1(first), year,
					level2 ? second : first, "", Sums.ofIndicators(sum[0], sum[1], sum[2], null), sum[0], 0, Set.of());
		}
	}

	/** The numbers that targets of one name and unit promise in a year. */
	private static final class Promises {

		private final TreeMap<BigDecimal, Integer> times = new TreeMap<>();

		private final Set<String> comparators = new TreeSet<>();

		private String name = "";

		private int departments;

		private int count;

		private BigDecimal sum = BigDecimal.ZERO;

		void add(Sealed.OfTargets of) {
			name = of.name().compareTo(name) > 0 ? of.name() : name;
			departments += of.departments();
			comparators.addAll(of.comparators());
			for (Sealed.Promised each : of.promised()) {
				times.merge(each.value(), each.times(), Integer::sum);
				count += each.times();
				sum = sum.add(each.value().multiply(BigDecimal.valueOf(each.times())));
			}
		}

		ItemYear item(Spot spot) {
			var spread = new Sums.Spread(count,
					sum.divide(BigDecimal.valueOf(count), TARGET_DECIMALS, RoundingMode.HALF_UP), times.firstKey(),
					quarter(1), quarter(2), quarter(3), times.lastKey());
			return new ItemYear(new Item.OfIndicator(spot.first(), spot.second()), spot.year(), name, "",
					Sums.ofIndicators(departments, count, count, spread), departments, 0, comparators);
		}

		/** Between the two nearest, as peer groups are quartered. */
		private BigDecimal quarter(int which) {
			long quarters = (count - 1L) * which;
			BigDecimal low = at(quarters / 4);
			BigDecimal share = BigDecimal.valueOf(25L * (quarters % 4), 2);
			return share.signum() == 0 ? low.setScale(TARGET_DECIMALS, RoundingMode.HALF_UP)
					: low.add(at(quarters / 4 + 1).subtract(low).multiply(share))
						.setScale(TARGET_DECIMALS, RoundingMode.HALF_UP);
		}

		private BigDecimal at(long place) {
			long passed = 0;
			for (Map.Entry<BigDecimal, Integer> each : times.entrySet()) {
				passed += each.getValue();
				if (place < passed) {
					return each.getKey();
				}
			}
			return times.lastKey();
		}

	}

}
