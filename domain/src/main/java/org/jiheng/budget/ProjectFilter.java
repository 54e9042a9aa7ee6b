package org.jiheng.budget;

import java.util.Set;
import org.jiheng.shared.Money;
import org.jiheng.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are wanted; all conditions hold, an empty set or null restricts nothing.
 */
public record ProjectFilter(Within within, Set<ProjectCode> codes, @Nullable Words nameContains,
		@Nullable Money totalAtLeast, @Nullable Money totalAtMost, @Nullable Boolean classified) {

	public static final ProjectFilter ALL = new ProjectFilter(Within.ANYWHERE, Set.of(), null, null, null, null);

	public ProjectFilter {
		codes = Within.inOrder(codes);
	}
}
