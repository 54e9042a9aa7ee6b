package org.jiheng.budget;

import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.DepartmentCode;
import org.jspecify.annotations.Nullable;

/**
 * A level 3 name under its levels 1 and 2, and where it is used.
 *
 * @param usageCount how many indicators have it
 * @param projectCount how many projects have one of these
 * @param examples a few of them, the best first
 */
public record IndicatorLibraryEntry(String level1, String level2, String level3, int usageCount, int projectCount,
		List<FiscalYear> years, List<Example> examples) {

	public IndicatorLibraryEntry {
		years = List.copyOf(years);
		examples = List.copyOf(examples);
	}

	/** How somebody set the target of an indicator of that name. */
	public record Example(String target, FiscalYear year, DepartmentCode department, @Nullable String basis) {
	}
}
