package org.jiheng.comparison;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jiheng.shared.FiscalYear;

/**
 * Why numbers of some rows or years cannot simply be compared.
 *
 * @param years which years it concerns
 * @param labels which rows, at most 20; empty for all
 * @param mappings how classes continue, where that was applied or cannot be
 */
public record Warning(Code code, SortedSet<FiscalYear> years, List<String> labels, String message,
		List<ClassMapping> mappings) {

	public Warning {
		years = new TreeSet<>(years);
		labels = List.copyOf(labels);
		mappings = List.copyOf(mappings);
	}

	Warning(Code code, SortedSet<FiscalYear> years, List<String> labels, String message) {
		this(code, years, labels, message, List.of());
	}

	/** What to beware of. */
	public enum Code {

		FRAME_CHANGED, CLASS_UNMAPPED, STAGE_DIFFERS, UNIT_OF_MEASURE_DIFFERS, COMPARATOR_DIFFERS, PARTIAL_COVERAGE,
		RENAMED, UNIT_RENAMED, UNIT_MERGED, UNIT_SPLIT

	}
}
