package org.jiheng.comparison;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jiheng.lineage.ProjectAlias;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/**
 * Which projects of several years are one: those of one code, or of one department and
 * name where there is no code, and those that somebody confirmed to go on under another
 * key. What else may be one is proposed and stays apart.
 */
final class ProjectContinuity {

	private static final int MOST_PROPOSALS = 5;

	private final Question question;

	private final Map<Key, Key> aliases = new HashMap<>();

	private final Map<Key, TreeMap<FiscalYear, ItemYear>> projects = new LinkedHashMap<>();

	private final Set<Key> aliased = new HashSet<>();

	private final Map<Item, List<Proposal>> proposals = new HashMap<>();

	private record Key(RegionCode county, String project) {
	}

	ProjectContinuity(Question question, List<ItemYear> sealed, List<ProjectAlias> confirmed) {
		this.question = question;
		confirmed.forEach(alias -> aliases.put(new Key(alias.county(), alias.earlierKey()),
				new Key(alias.county(), alias.laterKey())));
		for (ItemYear each : sealed) {
			Key own = key(each);
			Key today = today(own);
			if (!own.equals(today)) {
				aliased.add(today);
			}
			projects.computeIfAbsent(today, any -> new TreeMap<>()).merge(each.year(), each, ProjectContinuity::sum);
		}
		propose();
	}

	/** Circles are refused when they are confirmed; should there be one, it ends here. */
	private Key today(Key key) {
		Set<Key> seen = new HashSet<>();
		Key last = key;
		for (Key next = key; next != null && seen.add(next); next = aliases.get(next)) {
			last = next;
		}
		return last;
	}

	List<ItemYear> items() {
		List<ItemYear> items = new ArrayList<>();
		projects.forEach((key, years) -> years.values().forEach(each -> items.add(as(item(key), each))));
		return items;
	}

	Match.By by(Item item) {
		var project = (Item.OfProject) item;
		if (aliased.contains(new Key(project.county(), project.key()))) {
			return Match.By.ALIAS;
		}
		return proposals.containsKey(item) ? Match.By.PROPOSED : Match.By.of(item);
	}

	List<Proposal> proposals(Item item) {
		return proposals.getOrDefault(item, List.of());
	}

	/** What ended and what began later in one county, of one name. */
	private void propose() {
		Map<List<Object>, List<Key>> begun = new HashMap<>();
		projects.forEach((key, years) -> {
			if (years.firstKey().compareTo(question.years().first()) > 0) {
				begun.computeIfAbsent(alike(key, years.firstEntry().getValue()), any -> new ArrayList<>()).add(key);
			}
		});
		projects.forEach((key, years) -> begun.getOrDefault(alike(key, years.lastEntry().getValue()), List.of())
			.stream()
			.filter(later -> years(later).firstKey().compareTo(years.lastKey()) > 0)
			.limit(MOST_PROPOSALS)
			.forEach(later -> propose(key, later)));
	}

	private void propose(Key earlier, Key later) {
		ItemYear last = years(earlier).lastEntry().getValue();
		ItemYear first = years(later).firstEntry().getValue();
		Proposal.Reason reason = plain(last.label()).equals(plain(first.label())) ? Proposal.Reason.SAME_NAME
				: Proposal.Reason.NAME_BUT_FOR_NUMBERS;
		add(earlier, proposal(later, first, reason));
		add(later, proposal(earlier, last, reason));
	}

	private void add(Key to, Proposal proposal) {
		List<Proposal> all = proposals.computeIfAbsent(item(to), any -> new ArrayList<>());
		if (all.size() < MOST_PROPOSALS) {
			all.add(proposal);
		}
	}

	private static Proposal proposal(Key key, ItemYear at, Proposal.Reason reason) {
		return new Proposal(key.project(), at.label(), ((Item.OfProject) at.item()).department(), at.year(), reason);
	}

	/** Years and numbers of documents change with each year. */
	private static List<Object> alike(Key key, ItemYear at) {
		return List.of(key.county(), plain(at.label()).replaceAll("[\\p{Nd}\\p{Punct}〔〕【】《》“”]+", ""));
	}

	private static String plain(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
	}

	/** Under the department of the newest year. */
	private Item.OfProject item(Key key) {
		ItemYear newest = years(key).lastEntry().getValue();
		return new Item.OfProject(key.county(), ((Item.OfProject) newest.item()).department(), key.project());
	}

	private NavigableMap<FiscalYear, ItemYear> years(Key key) {
		return Objects.requireNonNull(projects.get(key));
	}

	private static Key key(ItemYear sealed) {
		var project = (Item.OfProject) sealed.item();
		return new Key(project.county(), project.key());
	}

	private static ItemYear as(Item item, ItemYear sealed) {
		return new ItemYear(item, sealed.year(), sealed.label(), sealed.countyName(), sealed.sums(), 1,
				sealed.adjusted(), Set.of());
	}

	private static ItemYear sum(ItemYear one, ItemYear other) {
		return new ItemYear(one.item(), one.year(),
				one.label().equals(other.label()) ? one.label() : one.label() + "、" + other.label(), one.countyName(),
				one.sums().and(other.sums()), 1, Math.max(one.adjusted(), other.adjusted()), Set.of());
	}

}
