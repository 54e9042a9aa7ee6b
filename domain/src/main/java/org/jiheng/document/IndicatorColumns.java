package org.jiheng.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the columns of an indicator table are, by its header row. */
record IndicatorColumns(Map<Label, Integer> columns, int size, int last) {

	static IndicatorColumns of(TableRow header) {
		Map<Label, Integer> columns = new HashMap<>();
		Map<Integer, Label> labels = Label.of(header);
		labels.forEach((column, label) -> columns.merge(label, column, Math::min));
		int last = labels.keySet()
			.stream()
			.filter(column -> labels.get(column) == Label.UNREAD || columns.containsValue(column))
			.mapToInt(Integer::intValue)
			.max()
			.orElse(0);
		return new IndicatorColumns(Map.copyOf(columns), header.size(), last);
	}

	Optional<Quote> cell(TableRow row, Label label) {
		Integer column = columns.get(label);
		return column == null ? Optional.empty() : row.at(column).filter(quote -> !quote.isBlank());
	}

	/** Whether the file says that the cell belongs to one that begins above. */
	boolean isCovered(TableRow row, Label label) {
		Integer column = columns.get(label);
		return column != null && row.at(column).filter(Quote::covered).isPresent();
	}

	boolean has(Label label) {
		return columns.containsKey(label);
	}

	/**
	 * Whether the row has every cell that the header has, but for blank ones at its end.
	 */
	boolean fit(TableRow row) {
		return row.size() >= size || row.isFilled(last);
	}

	/** Whether something is cut off the row's end, though every column is there. */
	boolean mayBeCut(TableRow row) {
		return row.size() < size;
	}

	/** A filled cell to the right of the columns belongs to none of them. */
	Optional<Quote> outside(TableRow row) {
		return row.filledColumns()
			.stream()
			.filter(column -> column > last)
			.map(column -> row.cells().get(column))
			.findFirst();
	}
}
