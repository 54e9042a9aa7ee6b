package org.jiheng.review;

import org.jiheng.budget.Spot;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document or budget something was found. Line, table, row, cell and project
 * (its sequence) count from 1; null where they do not apply. The spot is that of an
 * office file.
 */
public record Place(@Nullable Integer line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
		@Nullable Integer project, @Nullable String field, @Nullable Spot spot) {

	public static final Place WHOLE = new Place(null, null, null, null, null, null);

	/** In plain text, or in no document at all. */
	public Place(@Nullable Integer line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
			@Nullable Integer project, @Nullable String field) {
		this(line, table, row, cell, project, field, null);
	}

	/** The place in words, in Chinese: 第 96 行第 3 格（项目 2）, Sheet1!C12（项目 2）. */
	public String text() {
		String where = Spot.words(spot, line, table, row, cell);
		if (project == null) {
			return where.isEmpty() ? "全文" : where;
		}
		return where.isEmpty() ? "项目 " + project : where + "（项目 " + project + "）";
	}

	public @Nullable String sheet() {
		return spot == null ? null : spot.sheet();
	}

	public @Nullable Integer page() {
		return spot == null ? null : spot.page();
	}
}
