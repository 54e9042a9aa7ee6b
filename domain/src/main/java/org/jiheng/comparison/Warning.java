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
 */
public record Warning(Code code, SortedSet<FiscalYear> years, List<String> labels, String message) {

	public Warning {
		years = new TreeSet<>(years);
		labels = List.copyOf(labels);
	}

	/** What to beware of. */
	public enum Code {

		FRAME_CHANGED, STAGE_DIFFERS, UNIT_OF_MEASURE_DIFFERS, COMPARATOR_DIFFERS, PARTIAL_COVERAGE, RENAMED

	}
}
