package org.jiheng.budget;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the document that it was read from, and the words of its cell
 * verbatim. Lines, tables, rows and cells count from 1; table, row and cell are null
 * outside tables. The field is named as in the API: name, funds.total, goals.1.
 */
public record Provenance(String field, int line, @Nullable Integer table, @Nullable Integer row, @Nullable Integer cell,
		String raw) {
}
