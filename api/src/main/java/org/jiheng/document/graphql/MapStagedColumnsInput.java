package org.jiheng.document.graphql;

import java.util.List;
import org.jiheng.document.ColumnMeaning;
import org.jiheng.document.Said;
import org.jspecify.annotations.Nullable;

record MapStagedColumnsInput(String stagedImport, int expectedVersion, int file, int line, @Nullable Integer rows,
		List<Column> columns, @Nullable Boolean remember, @Nullable String idempotencyKey, boolean dryRun) {

	record Column(int number, ColumnMeaning meaning) {
	}

	Said.OfColumns said() {
		return new Said.OfColumns(file, line, rows,
				columns.stream().map(column -> new Said.Meant(column.number(), column.meaning())).toList(), remember);
	}
}
