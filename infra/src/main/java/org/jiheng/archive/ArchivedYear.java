package org.jiheng.archive;

import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/**
 * One file of an archive: the budgets of a county's year.
 *
 * @param source where it comes from, in words
 */
record ArchivedYear(RegionCode county, String countyName, FiscalYear year, String source,
		List<ArchivedBudget> budgets) {

	ArchivedYear {
		budgets = List.copyOf(budgets);
	}
}
