package org.jiheng.shared.graphql;

import java.util.List;
import org.jiheng.shared.Page;
import org.jspecify.annotations.Nullable;

/** Where a page stands in its list, as Relay defines it. */
public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, @Nullable String startCursor,
		@Nullable String endCursor) {

	static <T> PageInfo of(Page<T> page, List<Edge<T>> edges) {
		return new PageInfo(page.hasNext(), page.hasPrevious(), edges.isEmpty() ? null : edges.getFirst().cursor(),
				edges.isEmpty() ? null : edges.getLast().cursor());
	}
}
