package org.jiheng.comparison;

import org.jspecify.annotations.Nullable;

/**
 * How one class of an older frame continues as one of a newer frame; null on the side
 * that has none.
 */
public record ClassMapping(String olderFrame, String newerFrame, Kind kind, @Nullable FrameClass older,
		@Nullable FrameClass newer) {

	/**
	 * Whether one class is one, several are one, or there is no counterpart.
	 */
	public enum Kind {

		MAPPED, MERGED, NONE

	}

	public ClassMapping {
		if ((kind == Kind.NONE) == (older != null && newer != null) || (older == null && newer == null)) {
			throw new IllegalArgumentException("a mapping has two classes, and none has one: " + older + ", " + newer);
		}
	}

	/** Whether the class is called and placed otherwise than before. */
	boolean moves() {
		return older != null && newer != null && !older.equals(newer);
	}
}
