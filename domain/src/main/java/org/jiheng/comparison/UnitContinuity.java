package org.jiheng.comparison;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jiheng.lineage.ChangeTerms;
import org.jiheng.lineage.Lineage;
import org.jiheng.lineage.Unit;
import org.jiheng.shared.FiscalYear;

/**
 * Puts sealed rows under what their units are today. Nothing is lost or made: whatever is
 * parted or put together, the sum over all units stays what it was, to the fen.
 */
final class UnitContinuity {

	private final Question question;

	private final Map<Item, String> names = new HashMap<>();

	private final Map<Warning.Code, Set<Item>> concerned = new HashMap<>();

	private final Map<Warning.Code, SortedSet<FiscalYear>> years = new HashMap<>();

	private final Map<Spot, ItemYear> items = new LinkedHashMap<>();

	private record Spot(Item item, FiscalYear year) {
	}

	UnitContinuity(Question question, List<ItemYear> sealed, Lineage lineage) {
		this.question = question;
		for (ItemYear each : sealed) {
			List<Lineage.Share> shares = lineage.today(unit(each.item()), each.year());
			List<Sums> parts = shares.size() == 1 ? List.of(each.sums())
					: each.sums().parted(new Apportionment(shares.stream().map(Lineage.Share::weight).toList()));
			for (int i = 0; i < shares.size(); i++) {
				put(each, shares.get(i), parts.get(i));
			}
		}
	}

	private void put(ItemYear sealed, Lineage.Share share, Sums sums) {
		Item item = item(share.unit());
		if (!asked(share.unit())) {
			return;
		}
		String name = share.unit().department() == null ? share.countyName() : share.departmentName();
		if (name != null) {
			names.put(item, name);
		}
		String county = share.countyName() == null ? sealed.countyName() : share.countyName();
		var moved = new ItemYear(item, sealed.year(), sealed.label(), county, sums, sealed.registered(),
				sealed.adjusted(), sealed.comparators());
		share.kinds().forEach(kind -> concern(code(kind), item, sealed.year()));
		ItemYear there = items.get(new Spot(item, sealed.year()));
		if (there != null) {
			concern(Warning.Code.UNIT_MERGED, item, sealed.year());
		}
		items.put(new Spot(item, sealed.year()), there == null ? moved : sum(there, moved));
	}

	/** What was asked for is today's units. */
	private boolean asked(Unit unit) {
		return (question.counties().isEmpty() || question.counties().contains(unit.county()))
				&& (question.departments().isEmpty() || unit.department() == null
						|| question.departments().contains(unit.department()));
	}

	List<ItemYear> items() {
		return items.values()
			.stream()
			.sorted(Comparator.comparing((ItemYear each) -> unit(each.item()).county().value())
				.thenComparing(each -> unit(each.item()).code())
				.thenComparing(ItemYear::year))
			.toList();
	}

	/** What a unit is called today, where that is known from what became of it. */
	Map<Item, String> names() {
		return names;
	}

	boolean moved(Item item) {
		return concerned.values().stream().anyMatch(each -> each.contains(item));
	}

	Set<Item> concerned(Warning.Code code) {
		return concerned.getOrDefault(code, Set.of());
	}

	SortedSet<FiscalYear> years(Warning.Code code) {
		return years.getOrDefault(code, new TreeSet<>());
	}

	private void concern(Warning.Code code, Item item, FiscalYear year) {
		concerned.computeIfAbsent(code, any -> new HashSet<>()).add(item);
		years.computeIfAbsent(code, any -> new TreeSet<>()).add(year);
	}

	private static ItemYear sum(ItemYear one, ItemYear other) {
		Set<String> labels = new LinkedHashSet<>(List.of(one.label().split("、")));
		labels.add(other.label());
		return new ItemYear(one.item(), one.year(), String.join("、", labels), one.countyName(),
				one.sums().and(other.sums()), one.registered() + other.registered(), one.adjusted() + other.adjusted(),
				one.comparators());
	}

	static Warning.Code code(ChangeTerms.Kind kind) {
		return switch (kind) {
			case RENAMED -> Warning.Code.UNIT_RENAMED;
			case MERGED -> Warning.Code.UNIT_MERGED;
			case SPLIT -> Warning.Code.UNIT_SPLIT;
		};
	}

	static Unit unit(Item item) {
		return switch (item) {
			case Item.OfCounty of -> new Unit(of.county(), null);
			case Item.OfDepartment of -> new Unit(of.county(), of.department());
			default -> throw new IllegalArgumentException("not a unit: " + item);
		};
	}

	static Item item(Unit unit) {
		return unit.department() == null ? new Item.OfCounty(unit.county())
				: new Item.OfDepartment(unit.county(), unit.department());
	}

}
