package org.jiheng.shared.graphql;

import java.util.List;
import java.util.function.Supplier;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/** A checked request for a page, and the way from the page found to its connection. */
public final class Paging {

	private final PageRequest request;

	private final CursorCodec cursors;

	Paging(PageRequest request, CursorCodec cursors) {
		this.request = request;
		this.cursors = cursors;
	}

	public PageRequest request() {
		return request;
	}

	/**
	 * The connection of a page that was found.
	 * @param total counts all that the filter matches; used only when totalCount is asked
	 * for
	 */
	public <T> Connection<T> connection(Page<T> page, Supplier<Mono<Integer>> total) {
		List<Edge<T>> edges = page.items()
			.stream()
			.map(item -> new Edge<>(item.node(), cursors.cursor(item.position())))
			.toList();
		return new Connection<>(edges, PageInfo.of(page, edges), total);
	}

}
