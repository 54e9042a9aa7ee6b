package org.jiheng.budget;

import org.jspecify.annotations.Nullable;

/**
 * Something that was read, or else left out as nobody had asked for it ({@link Detail}).
 * What was left out cannot be taken for empty: getting it fails.
 */
public record Read<T>(@Nullable T value) {

	private static final Read<?> LEFT_OUT = new Read<>(null);

	public static <T> Read<T> of(T value) {
		return new Read<>(value);
	}

	@SuppressWarnings("unchecked") // there is nothing in it
	public static <T> Read<T> leftOut() {
		return (Read<T>) LEFT_OUT;
	}

	public T get() {
		if (value == null) {
			throw new IllegalStateException("left out of what was read: the Detail does not ask for it");
		}
		return value;
	}
}
