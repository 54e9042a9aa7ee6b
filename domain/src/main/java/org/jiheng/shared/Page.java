package org.jiheng.shared;

import java.util.List;
import java.util.function.Function;

/**
 * A part of an ordered list, in the list's order, each item with the position that a next
 * page may start from.
 */
public record Page<T>(List<Item<T>> items, boolean hasPrevious, boolean hasNext) {

	public Page {
		items = List.copyOf(items);
	}

	public static <T> Page<T> empty() {
		return new Page<>(List.of(), false, false);
	}

	/**
	 * Of what was read in the direction of the request: one more than asked for, where
	 * there are more.
	 */
	public static <R, T> Page<T> read(List<R> rows, PageRequest request, Function<R, Item<T>> item) {
		boolean more = rows.size() > request.size();
		List<R> wanted = more ? rows.subList(0, request.size()) : rows;
		boolean started = request.position() != null;
		return new Page<>((request.forward() ? wanted : wanted.reversed()).stream().map(item).toList(),
				request.forward() ? started : more, request.forward() ? more : started);
	}

	/** An item and its position: the values of the order's keys, as text. */
	public record Item<T>(T node, List<String> position) {

		public Item {
			position = List.copyOf(position);
		}
	}
}
