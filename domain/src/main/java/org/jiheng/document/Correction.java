package org.jiheng.document;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a staged file instead of what stands in it: other words in cells,
 * what columns mean, or which department it is of.
 *
 * @param number given out once inside its staged import
 * @param file which document of an archive, from 1; 1 where there is one only
 * @param cells the words of one field, which may stand in several cells
 * @param department null where anything else is said
 * @param columns null where anything else is said
 * @param remembered the year for which the county remembered the columns, by and at being
 * who remembered them and when; null where somebody said it of this file
 */
public record Correction(int number, int file, List<Words> cells, @Nullable DepartmentCode department,
		@Nullable TableColumns columns, @Nullable FiscalYear remembered, String by, Instant at) {

	public Correction {
		cells = List.copyOf(cells);
		if (Stream.of(!cells.isEmpty(), department != null, columns != null).filter(said -> said).count() != 1) {
			throw new IllegalArgumentException("a correction is of cells, of the department or of columns");
		}
	}

	/** Of cells or of the department. */
	Correction(int number, int file, List<Words> cells, @Nullable DepartmentCode department, String by, Instant at) {
		this(number, file, cells, department, null, null, by, at);
	}

	/**
	 * Words at a place, the line and the cell of their provenance: cell null outside
	 * tables, raw empty where the cell is blank. The first time that raw stands there,
	 * text is read instead.
	 */
	public record Words(int line, @Nullable Integer cell, String raw, String text) {

		String in(String words) {
			int start = raw.isEmpty() ? (words.isBlank() ? 0 : -1) : words.indexOf(raw);
			return start < 0 ? words : words.substring(0, start) + text + words.substring(start + raw.length());
		}
	}
}
