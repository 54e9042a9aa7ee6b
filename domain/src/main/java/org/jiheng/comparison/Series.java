package org.jiheng.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/** One item over the years, while it is being ranked. */
final class Series {

	private record Spot(FiscalYear year, Measure measure) {
	}

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final Question question;

	private final Item item;

	private final Match.By by;

	private final @Nullable String name;

	private final List<Proposal> proposals;

	private final TreeMap<FiscalYear, ItemYear> years = new TreeMap<>();

	private final Map<Spot, Ranking> rankings = new HashMap<>();

	Series(Question question, Item item, Match.By by, @Nullable String name, List<Proposal> proposals,
			List<ItemYear> years) {
		this.question = question;
		this.item = item;
		this.by = by;
		this.name = name;
		this.proposals = proposals;
		years.forEach(each -> this.years.put(each.year(), each));
	}

	Item item() {
		return item;
	}

	/** What it is called today, or else was in the newest year in which it occurs. */
	String label() {
		return name == null ? years.lastEntry().getValue().label() : name;
	}

	Map<FiscalYear, ItemYear> years() {
		return years;
	}

	List<String> labels() {
		return years.values().stream().map(ItemYear::label).distinct().toList();
	}

	@Nullable BigDecimal value(FiscalYear year, Measure measure) {
		ItemYear there = years.get(year);
		return there == null ? null : measure.of(there.sums());
	}

	BigDecimal there(FiscalYear year, Measure measure) {
		return Objects.requireNonNull(value(year, measure));
	}

	void rank(FiscalYear year, Measure measure, Ranking ranking) {
		rankings.put(new Spot(year, measure), ranking);
	}

	Row row() {
		List<Cell> cells = new ArrayList<>();
		for (Measure measure : question.measures()) {
			TreeMap<FiscalYear, BigDecimal> earlier = new TreeMap<>();
			for (FiscalYear year : question.years()) {
				BigDecimal value = value(year, measure);
				cells.add(cell(year, measure, value, earlier));
				if (value != null) {
					earlier.put(year, value);
				}
			}
		}
		var match = new Match(Match.status(question.years(), years.navigableKeySet()), by, labels());
		return new Row(item, label(), match, proposals, years, cells);
	}

	private Cell cell(FiscalYear year, Measure measure, @Nullable BigDecimal value,
			NavigableMap<FiscalYear, BigDecimal> earlier) {
		if (value == null) {
			ValueState state = years.containsKey(year) ? ValueState.MISSING : ValueState.NOT_SUBMITTED;
			return new Cell(year, measure, state, null, null, null, null, null, null);
		}
		BigDecimal before = earlier.isEmpty() ? null : earlier.lastEntry().getValue();
		BigDecimal change = before == null ? null : value.subtract(before);
		Ranking ranking = rankings.get(new Spot(year, measure));
		return new Cell(year, measure, value.signum() == 0 ? ValueState.ZERO : ValueState.VALUE, value, change,
				change == null || Objects.requireNonNull(before).signum() == 0 ? null
						: change.multiply(HUNDRED).divide(before.abs(), 2, RoundingMode.HALF_UP),
				growth(year, value, earlier), ranking == null ? null : ranking.rank(value),
				ranking == null ? null : ranking.percentile(value));
	}

	/** Of what begins at zero or below, nobody can tell. */
	private static @Nullable BigDecimal growth(FiscalYear year, BigDecimal value,
			NavigableMap<FiscalYear, BigDecimal> earlier) {
		if (earlier.isEmpty() || earlier.firstEntry().getValue().signum() <= 0 || value.signum() < 0) {
			return null;
		}
		int passed = year.value() - earlier.firstKey().value();
		double times = value.divide(earlier.firstEntry().getValue(), MathContext.DECIMAL64).doubleValue();
		return BigDecimal.valueOf((Math.pow(times, 1.0 / passed) - 1) * 100).setScale(2, RoundingMode.HALF_UP);
	}

}
