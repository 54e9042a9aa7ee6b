package org.jiheng.budget;

import java.util.Set;
import org.jiheng.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which indicators are wanted; all conditions hold, an empty set or null restricts
 * nothing. What is withheld of a classified project is not stored, so nothing here can
 * find it.
 */
public record IndicatorFilter(Within within, Set<Words> level1, Set<Words> level2, @Nullable Words textContains,
		Set<TargetKind> kinds) {

	public static final IndicatorFilter ALL = new IndicatorFilter(Within.ANYWHERE, Set.of(), Set.of(), null, Set.of());

	public IndicatorFilter {
		level1 = Within.inOrder(level1);
		level2 = Within.inOrder(level2);
		kinds = Within.inOrder(kinds);
	}
}
