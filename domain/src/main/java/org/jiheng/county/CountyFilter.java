package org.jiheng.county;

import java.util.Set;
import org.jiheng.shared.Words;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** Which counties are wanted; an empty set of codes restricts nothing. */
public record CountyFilter(Set<RegionCode> codes, @Nullable Words nameContains) {

	public CountyFilter {
		codes = Set.copyOf(codes);
	}
}
