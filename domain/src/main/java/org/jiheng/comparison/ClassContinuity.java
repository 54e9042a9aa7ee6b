package org.jiheng.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.shared.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * Lets classes go on over frames: classes that a crosswalk connects are one row, but only
 * where both sides occur in what is compared, so that nothing is put together needlessly.
 * What is put together stands under the newer frame's level 1, and is called as the side
 * that has one class for several of the other. Sums over all rows stay what they were.
 */
final class ClassContinuity {

	private final Set<FrameClass> found = new LinkedHashSet<>();

	private final List<ClassMapping> crosswalk;

	private final List<ClassMapping> applied;

	private final Map<FrameClass, FrameClass> continuesAs = new HashMap<>();

	private final Set<Item> joined = new HashSet<>();

	private final List<ItemYear> items;

	/**
	 * @param written rows of level 2 classes, as they are written
	 */
	ClassContinuity(List<ItemYear> written, boolean byLevel1, List<ClassMapping> crosswalk) {
		written.forEach(each -> found.add(classOf(each)));
		this.crosswalk = crosswalk;
		this.applied = groups().stream().filter(this::bothSidesFound).flatMap(this::join).toList();
		Map<Spot, ItemYear> together = new LinkedHashMap<>();
		written.forEach(each -> together.merge(new Spot(item(classOf(each), byLevel1), each.year()), as(each, byLevel1),
				ClassContinuity::sum));
		this.items = List.copyOf(together.values());
	}

	private record Spot(Item item, FiscalYear year) {
	}

	/** The rows by what they continue as. */
	List<ItemYear> items() {
		return items;
	}

	boolean joined(Item item) {
		return joined.contains(item);
	}

	/** The mappings by which rows were put together or moved. */
	List<ClassMapping> applied() {
		return applied;
	}

	/** Found classes of one frame that the other has no counterpart of. */
	List<ClassMapping> without() {
		return crosswalk.stream()
			.filter(each -> each.kind() == ClassMapping.Kind.NONE)
			.filter(each -> found(each.older()) || found(each.newer()))
			.toList();
	}

	/** Found classes that no crosswalk knows, written as 一级 / 二级. */
	List<String> unknown() {
		Set<FrameClass> known = crosswalk.stream()
			.flatMap(each -> Stream.of(each.older(), each.newer()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return found.stream().filter(each -> !known.contains(each)).map(FrameClass::toString).toList();
	}

	/** Mappings that reach one another, of those that change anything. */
	private List<List<ClassMapping>> groups() {
		Map<FrameClass, List<ClassMapping>> groupOf = new LinkedHashMap<>();
		for (ClassMapping mapping : crosswalk) {
			if (mapping.moves()) {
				List<ClassMapping> group = Stream.of(mapping.older(), mapping.newer())
					.flatMap(each -> groupOf.getOrDefault(each, List.of()).stream())
					.distinct()
					.collect(Collectors.toCollection(ArrayList::new));
				group.add(mapping);
				group.forEach(each -> {
					groupOf.put(Objects.requireNonNull(each.older()), group);
					groupOf.put(Objects.requireNonNull(each.newer()), group);
				});
			}
		}
		return groupOf.values().stream().distinct().toList();
	}

	private boolean bothSidesFound(List<ClassMapping> group) {
		return group.stream().anyMatch(each -> found(each.older()))
				&& group.stream().anyMatch(each -> found(each.newer()));
	}

	private Stream<ClassMapping> join(List<ClassMapping> group) {
		List<FrameClass> older = group.stream().map(ClassMapping::older).distinct().toList();
		List<FrameClass> newer = group.stream().map(ClassMapping::newer).distinct().toList();
		FrameClass name = newer.size() == 1 ? newer.getFirst()
				: new FrameClass(newer.getLast().level1(), older.getFirst().level2());
		Stream.concat(older.stream(), newer.stream()).forEach(each -> continuesAs.put(each, name));
		return group.stream().filter(each -> found(each.older()) || found(each.newer()));
	}

	private boolean found(@Nullable FrameClass of) {
		return of != null && found.contains(of);
	}

	private Item item(FrameClass written, boolean byLevel1) {
		FrameClass as = continuesAs.getOrDefault(written, written);
		Item item = byLevel1 ? new Item.OfLevel1(as.level1()) : new Item.OfLevel2(as.level1(), as.level2());
		if (continuesAs.containsKey(written)) {
			joined.add(item);
		}
		return item;
	}

	private ItemYear as(ItemYear written, boolean byLevel1) {
		FrameClass of = classOf(written);
		Item item = item(of, byLevel1);
		return new ItemYear(item, written.year(), item instanceof Item.OfLevel1 level ? level.level1() : of.level2(),
				"", written.sums(), written.registered(), written.adjusted(), written.comparators());
	}

	/** How many departments are behind both is at least as many as behind either. */
	private static ItemYear sum(ItemYear one, ItemYear other) {
		var sums = Sums.ofIndicators(Math.max(one.sums().departments(), other.sums().departments()),
				one.sums().indicators() + other.sums().indicators(),
				one.sums().numericTargets() + other.sums().numericTargets(), null);
		Set<String> labels = new TreeSet<>(List.of(one.label().split("、")));
		labels.add(other.label());
		return new ItemYear(one.item(), one.year(), String.join("、", labels), "", sums,
				Math.max(one.registered(), other.registered()), 0, Set.of());
	}

	private static FrameClass classOf(ItemYear written) {
		var level = (Item.OfLevel2) written.item();
		return new FrameClass(level.level1(), level.level2());
	}

}
