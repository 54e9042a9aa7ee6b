package org.jiheng.budget;

import java.util.Set;
import org.jiheng.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which names of indicators are wanted, and whose uses count; all conditions hold, an
 * empty set or null restricts nothing.
 *
 * @param textContains what the level 3 name contains
 */
public record IndicatorLibraryFilter(Within within, Set<Words> level1, Set<Words> level2,
		@Nullable Words textContains) {

	public IndicatorLibraryFilter {
		level1 = Within.inOrder(level1);
		level2 = Within.inOrder(level2);
	}
}
