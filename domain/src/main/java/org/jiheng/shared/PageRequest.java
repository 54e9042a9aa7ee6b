package org.jiheng.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an ordered list is wanted: so many items forward from a position, or
 * backward to it. The position holds the values of the order's keys at the item where the
 * page starts, as text; null means the list's end.
 */
public record PageRequest(int size, boolean forward, @Nullable List<String> position) {

	public static final int LARGEST = 100;

	public PageRequest {
		if (size < 1 || size > LARGEST) {
			throw new IllegalArgumentException("a page has 1 to " + LARGEST + " items: " + size);
		}
		position = position == null ? null : List.copyOf(position);
	}
}
