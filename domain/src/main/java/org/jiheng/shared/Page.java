package org.jiheng.shared;

import java.util.List;

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

	/** An item and its position: the values of the order's keys, as text. */
	public record Item<T>(T node, List<String> position) {

		public Item {
			position = List.copyOf(position);
		}
	}
}
