package org.jiheng.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A row of a table with its cells as quotes. Columns count from 0. */
record TableRow(int line, List<Quote> cells, boolean loose) {

	TableRow {
		cells = List.copyOf(cells);
	}

	static TableRow of(SourceDocument.Table table, SourceDocument.Row row) {
		return new TableRow(row.line(), row.cells().stream().map(cell -> Quote.of(table, row, cell)).toList(),
				table.loose());
	}

	boolean isInTableOf(TableRow other) {
		return Objects.equals(first().table(), other.first().table())
				&& Objects.equals(first().spot(), other.first().spot());
	}

	int size() {
		return cells.size();
	}

	/** The cell of a column; none where the row is shorter. */
	Optional<Quote> at(int column) {
		return column < cells.size() ? Optional.of(cells.get(column)) : Optional.empty();
	}

	boolean isFilled(int column) {
		return at(column).filter(quote -> !quote.isBlank()).isPresent();
	}

	List<Quote> filled() {
		return cells.stream().filter(quote -> !quote.isBlank()).toList();
	}

	/** The columns whose cells are filled. */
	List<Integer> filledColumns() {
		return IntStream.range(0, cells.size()).filter(this::isFilled).boxed().toList();
	}

	Quote first() {
		return filled().isEmpty() ? cells.getFirst() : filled().getFirst();
	}

	String text() {
		return String.join("\t", cells.stream().map(Quote::text).toList());
	}
}
