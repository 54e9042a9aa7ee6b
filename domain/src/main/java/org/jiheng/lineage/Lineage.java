package org.jiheng.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * As what units go on today: year by year, counties before departments, since a
 * department that changes in the year in which its county does is one of the new county.
 * Changes of one year and level do not follow each other.
 */
public final class Lineage {

	/** Nothing became of anything. */
	public static final Lineage NONE = new Lineage(List.of(), new FiscalYear(2000));

	private final NavigableMap<FiscalYear, Map<Unit, UnitChange>> byYear = new TreeMap<>();

	private final List<UnitChange> changes;

	/**
	 * @param until the last year whose changes count
	 */
	public Lineage(List<UnitChange> inForce, FiscalYear until) {
		this.changes = inForce.stream().filter(each -> each.firstYear().compareTo(until) <= 0).toList();
		this.changes.forEach(
				each -> byYear.computeIfAbsent(each.firstYear(), year -> new HashMap<>()).put(each.key().unit(), each));
	}

	/**
	 * A share of an earlier unit, and by which kinds of changes it came to be; names
	 * where a change gave one. The weights of all make 1.
	 */
	public record Share(Unit unit, @Nullable String countyName, @Nullable String departmentName, BigDecimal weight,
			Set<ChangeTerms.Kind> kinds) {

		public Share {
			kinds = Set.copyOf(kinds);
		}

		private Share as(Unit next, UnitChange change, UnitChange.Part part) {
			boolean ofCounty = change.key().unit().department() == null;
			Set<ChangeTerms.Kind> all = new HashSet<>(kinds);
			all.add(change.kind());
			return new Share(next, ofCounty ? part.name() : countyName, ofCounty ? departmentName : part.name(),
					weight.multiply(part.weight()), all);
		}

		private Share and(Share other) {
			Set<ChangeTerms.Kind> all = new HashSet<>(kinds);
			all.addAll(other.kinds);
			return new Share(unit, countyName, departmentName, weight.add(other.weight), all);
		}
	}

	/** What the unit of a year is today: itself, where nothing became of it since. */
	public List<Share> today(Unit unit, FiscalYear year) {
		return today(unit, byYear.tailMap(year, false));
	}

	/** What the unit of the first year is today, in whichever year it changed. */
	public List<Share> today(Unit unit) {
		return today(unit, byYear);
	}

	private static List<Share> today(Unit unit, NavigableMap<FiscalYear, Map<Unit, UnitChange>> after) {
		List<Share> shares = List.of(new Share(unit, null, null, BigDecimal.ONE, Set.of()));
		for (Map<Unit, UnitChange> ofYear : after.values()) {
			shares = step(step(shares, ofYear, true), ofYear, false);
		}
		return together(shares);
	}

	/** The unit's last change. */
	public Optional<UnitChange> lastOf(Unit unit) {
		return byYear.values()
			.stream()
			.flatMap(ofYear -> Optional.ofNullable(ofYear.get(unit)).stream())
			.reduce((former, next) -> next);
	}

	/**
	 * The last change, after which the unit itself is no more; empty while it goes on.
	 */
	public Optional<UnitChange> endOf(Unit unit) {
		return lastOf(unit).filter(last -> last.parts().stream().noneMatch(part -> part.unit().equals(unit)));
	}

	private static List<Share> step(List<Share> shares, Map<Unit, UnitChange> ofYear, boolean counties) {
		List<Share> next = new ArrayList<>();
		for (Share share : shares) {
			Unit unit = share.unit();
			UnitChange change = counties ? ofYear.get(new Unit(unit.county(), null))
					: unit.department() == null ? null : ofYear.get(unit);
			if (change == null) {
				next.add(share);
				continue;
			}
			for (UnitChange.Part part : change.parts()) {
				next.add(share.as(counties ? unit.in(part.unit().county()) : part.unit(), change, part));
			}
		}
		return next;
	}

	/** Parts that meet again are one. */
	private static List<Share> together(List<Share> shares) {
		Map<Unit, Share> byUnit = new LinkedHashMap<>();
		shares.forEach(share -> byUnit.merge(share.unit(), share, Share::and));
		return List.copyOf(byUnit.values());
	}

	/** The codes, and those of all units that went into them. */
	public <C> Set<C> andBefore(Set<C> codes, Function<Unit, @Nullable C> code) {
		Set<C> all = new HashSet<>(codes);
		boolean more = !codes.isEmpty();
		while (more) {
			more = false;
			for (UnitChange change : changes) {
				C from = code.apply(change.key().unit());
				if (from != null && change.parts().stream().anyMatch(part -> all.contains(code.apply(part.unit())))) {
					more |= all.add(from);
				}
			}
		}
		return all;
	}

	/** The changes after a year and up to another, of units that matter. */
	public List<UnitChange> between(FiscalYear after, FiscalYear upTo, Predicate<UnitChange> matters) {
		return changes.stream()
			.filter(each -> each.firstYear().compareTo(after) > 0 && each.firstYear().compareTo(upTo) <= 0)
			.filter(matters)
			.toList();
	}

}
