package org.jiheng.county;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.tenancy.RegionCode;

/**
 * Whether names of departments, units and titles name the acting county: by the names of
 * regions that they begin with (卢龙县司法局, 秦皇岛市卢龙县司法局).
 */
public enum NamedCounty {

	OWN, OTHER, NONE;

	private static final int SHORTEST_NAME = 3;

	/** Stand in the national list for what has no name of its own. */
	private static final Set<String> NOT_NAMES = Set.of("市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划");

	/** One other name is enough to tell that the document is another county's. */
	public static NamedCounty of(RegionCode acting, Collection<Region> nation, List<String> texts) {
		List<NamedCounty> answers = texts.stream().map(text -> of(acting, nation, text.replaceAll("\\s", ""))).toList();
		return answers.stream().min(Comparator.comparingInt(List.of(OTHER, OWN, NONE)::indexOf)).orElse(NONE);
	}

	private static NamedCounty of(RegionCode acting, Collection<Region> nation, String text) {
		Optional<Region> own = longest(nation.stream().filter(region -> region.code().contains(acting)).toList(), text);
		Optional<Region> any = longest(nation, text);
		if (own.isEmpty() || any.get().name().length() > own.get().name().length()) {
			return any.isEmpty() ? NONE : OTHER;
		}
		return own.get().code().equals(acting) ? OWN : of(acting, nation, text.substring(own.get().name().length()));
	}

	private static Optional<Region> longest(Collection<Region> regions, String text) {
		return regions.stream()
			.filter(region -> region.name().length() >= SHORTEST_NAME && !NOT_NAMES.contains(region.name()))
			.filter(region -> text.startsWith(region.name()))
			.max(Comparator.comparingInt(region -> region.name().length()));
	}

}
