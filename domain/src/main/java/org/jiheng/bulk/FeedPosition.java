package org.jiheng.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.RegionCode;

/** How far a reader of the feed has come in each county. */
public record FeedPosition(SortedMap<RegionCode, Seen> counties) {

	public static final FeedPosition START = new FeedPosition(new TreeMap<>());

	/**
	 * Up to which number of the county, and by which grants: by others, all is new.
	 */
	public record Seen(String by, long number) {
	}

	/** As a cursor keeps it. */
	public List<String> words() {
		List<String> words = new ArrayList<>();
		counties
			.forEach((county, seen) -> words.addAll(List.of(county.value(), seen.by(), Long.toString(seen.number()))));
		return words;
	}

	/** Problem: InvalidInput CURSOR. */
	public static FeedPosition of(List<String> words) {
		try {
			SortedMap<RegionCode, Seen> counties = new TreeMap<>();
			for (int i = 0; i < words.size(); i += 3) {
				counties.put(new RegionCode(words.get(i)),
						new Seen(words.get(i + 1), Long.parseLong(words.get(i + 2))));
			}
			return new FeedPosition(counties);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException _) {
			throw foreign();
		}
	}

	public static ProblemException foreign() {
		return new ProblemException(
				new Problem.InvalidInput("CURSOR", List.of("after"), "游标不属于这个清单", "请使用 changes 返回的 endCursor，从头读取时不给"));
	}

	/** How far it came where a chain is seen by these grants. */
	long in(RegionCode county, String by) {
		Seen seen = counties.get(county);
		return seen == null || !seen.by().equals(by) ? 0 : seen.number();
	}

	static FeedPosition of(Map<RegionCode, Seen> counties) {
		return new FeedPosition(new TreeMap<>(counties));
	}
}
