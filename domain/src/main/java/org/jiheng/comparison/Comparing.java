package org.jiheng.comparison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.lineage.Lineage;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Answers questions by what was sealed. */
public final class Comparing {

	/** Beyond so many rows of one year each, a table is a data set: export it. */
	private static final int MOST_ROWS = 2_000;

	private final Comparisons comparisons;

	public Comparing(Comparisons comparisons) {
		this.comparisons = comparisons;
	}

	/** Never empty: who sees nothing gets no rows. */
	public Mono<Comparison> compare(Question question) {
		return comparisons.find(question, MOST_ROWS)
			.defaultIfEmpty(new Comparisons.Found(List.of(), List.of(), List.of(), Lineage.NONE, List.of()))
			.map(found -> answer(question, found));
	}

	static Comparison answer(Question question, Comparisons.Found found) {
		ClassContinuity classes = question.continuesClasses()
				? new ClassContinuity(found.items(), question.axis() == Axis.LEVEL1, found.crosswalk()) : null;
		UnitContinuity units = question.view() == View.AS_IS
				? new UnitContinuity(question, found.items(), found.lineage()) : null;
		ProjectContinuity projects = question.axis() == Axis.PROJECT
				? new ProjectContinuity(question, found.items(), found.aliases()) : null;
		Map<Item, List<ItemYear>> byItem = (classes != null ? classes.items()
				: units != null ? units.items() : projects != null ? projects.items() : found.items())
			.stream()
			.collect(groupingBy(ItemYear::item, LinkedHashMap::new, toList()));
		List<Series> series = new ArrayList<>();
		byItem.forEach((item, years) -> series
			.add(new Series(question, item, projects != null ? projects.by(item) : by(item, classes, units),
					units == null ? null : units.names().get(item),
					projects == null ? List.of() : projects.proposals(item), years)));
		List<PeerGroup> groups = new ArrayList<>();
		for (Measure measure : question.measures()) {
			for (FiscalYear year : question.years()) {
				rank(question, series, year, measure, groups);
			}
		}
		return new Comparison(question, series.stream().map(Series::row).toList(), groups, found.coverage(),
				new Comparability(question, series, found.coverage(), classes, units, found.lineage()).warnings());
	}

	private static Match.By by(Item item, @Nullable ClassContinuity classes, @Nullable UnitContinuity units) {
		if (classes != null && classes.joined(item)) {
			return Match.By.CROSSWALK;
		}
		return units != null && units.moved(item) ? Match.By.LINEAGE : Match.By.of(item);
	}

	private static void rank(Question question, List<Series> all, FiscalYear year, Measure measure,
			List<PeerGroup> groups) {
		Map<String, List<Series>> peers = all.stream()
			.filter(each -> each.value(year, measure) != null)
			.collect(groupingBy(each -> group(question, each), TreeMap::new, toList()));
		peers.forEach((name, members) -> {
			var ranking = new Ranking(members.stream().map(each -> each.there(year, measure)).toList());
			groups.add(ranking.group(year, measure, name));
			members.forEach(each -> each.rank(year, measure, ranking));
		});
	}

	private static String group(Question question, Series series) {
		if (question.peers() == Peers.ALL) {
			return "";
		}
		return series.item().inCounty().map(county -> county.value().substring(0, 4)).orElse("");
	}

}
