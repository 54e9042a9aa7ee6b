package org.jiheng.budget;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the document that it was read from, and the words of its cell
 * verbatim. Lines, tables, rows and cells count from 1; table, row and cell are null
 * outside tables. Of an office file, the line counts paragraphs and rows, and the spot
 * says which sheet or page. The field is named as in the API: name, funds.total, goals.1.
 */
public record Provenance(String field, int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
		String raw, @Nullable Spot spot) {

	/** In plain text. */
	public Provenance(String field, int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
			String raw) {
		this(field, line, table, row, cell, raw, null);
	}

	/** The place in words, in Chinese: Sheet1!C12, 第 2 个表格第 5 行第 3 列, 第 96 行第 3 格. */
	public String place() {
		return Spot.words(spot, line, table, row, cell);
	}

	public @Nullable String sheet() {
		return spot == null ? null : spot.sheet();
	}

	public @Nullable Integer page() {
		return spot == null ? null : spot.page();
	}
}
