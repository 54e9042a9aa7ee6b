package org.jiheng.document;

import org.jspecify.annotations.Nullable;

/**
 * One change that an import made, its place in words. The project's number says whose
 * texts these are, so that they can be erased when it becomes classified; null outside
 * projects. Texts of a classified project never stand here.
 */
public record ImportChange(Kind kind, String place, @Nullable Integer project, @Nullable String before,
		@Nullable String after) {

	/** Kind of a change. */
	public enum Kind {

		ADDED, REMOVED, CHANGED

	}
}
