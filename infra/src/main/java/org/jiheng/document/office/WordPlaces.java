package org.jiheng.document.office;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.document.SourceBlocks;
import org.jiheng.document.SourceBlocks.DrawnRow;
import org.jiheng.review.Place;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a Word file certain places are: paragraphs by the lines that they
 * count for, cells by table, row and column. An element is told by how many started
 * before it.
 */
final class WordPlaces {

	static final WordPlaces NONE = new WordPlaces(List.of());

	private final Set<Row> rows;

	private final Set<Integer> lines;

	private final Map<Integer, Integer> paragraphs = new HashMap<>();

	private final Map<Row, NavigableMap<Integer, Integer>> cells = new HashMap<>();

	private record Row(int table, int row) {

		static Optional<Row> of(Place place) {
			Integer table = place.table();
			Integer row = place.row();
			return table == null || row == null ? Optional.empty() : Optional.of(new Row(table, row));
		}
	}

	WordPlaces(Collection<Place> asked) {
		this.rows = asked.stream().flatMap(place -> Row.of(place).stream()).collect(Collectors.toSet());
		this.lines = asked.stream()
			.filter(place -> place.table() == null)
			.flatMap(place -> Optional.ofNullable(place.line()).stream())
			.collect(Collectors.toSet());
	}

	/** The element that a place is, if it is one. */
	Optional<Integer> of(Place place) {
		Integer line = place.line();
		return Row.of(place)
			.map(row -> Optional.ofNullable(cells.get(row)).map(found -> cell(found, place.cell())))
			.orElseGet(() -> Optional.ofNullable(line).map(paragraphs::get));
	}

	/** A place that names no cell is the row's first; one inside a span is the span. */
	private static Integer cell(NavigableMap<Integer, Integer> found, @Nullable Integer cell) {
		var before = cell == null ? null : found.floorEntry(cell);
		return before == null ? found.firstEntry().getValue() : before.getValue();
	}

	/** A paragraph after so many lines. */
	void paragraph(int before, String text, int element) {
		int count = lines.isEmpty() ? 0 : SourceBlocks.lines(text).size();
		for (int line = before + 1; line <= before + count; line++) {
			if (lines.contains(line)) {
				paragraphs.put(line, element);
			}
		}
	}

	/** A table after so many lines. */
	void table(int before, int number, WordTable table) {
		if (rows.isEmpty() && lines.isEmpty()) {
			return;
		}
		int line = before;
		for (DrawnRow row : table.drawn()) {
			Row place = new Row(number, row.number());
			if (row.whole()) {
				String text = row.cells().getFirst().text();
				paragraph(line, text, table.elements(row.number()).firstEntry().getValue());
				line += SourceBlocks.lines(text).size();
			}
			else {
				line++;
				if (rows.contains(place)) {
					cells.put(place, table.elements(row.number()));
				}
			}
		}
	}

}
