package org.jiheng.audit;

import org.jspecify.annotations.Nullable;

/**
 * One value that a write changed.
 *
 * @param place what it is the value of, in stable words: project 3 purpose
 * @param project the number of the project that it belongs to, whose texts are erased
 * when it becomes classified
 * @param before null where there was none
 * @param after null where there is none any more
 * @param text whether the values are somebody's free words: the chain then holds digests,
 * and the words stand beside it
 */
public record Change(String place, @Nullable Integer project, @Nullable String before, @Nullable String after,
		boolean text) {

	/** A code, an amount, a state. */
	public static Change ofValue(String place, @Nullable Integer project, @Nullable Object before,
			@Nullable Object after) {
		return new Change(place, project, text(before), text(after), false);
	}

	/** Words that somebody wrote. */
	public static Change ofText(String place, @Nullable Integer project, @Nullable Object before,
			@Nullable Object after) {
		return new Change(place, project, text(before), text(after), true);
	}

	private static @Nullable String text(@Nullable Object value) {
		return value == null ? null : value.toString();
	}
}
