package org.jiheng.comparison.graphql;

import java.util.List;
import org.jiheng.comparison.Coverage;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/** How much of a year is there. */
record ShownCoverage(FiscalYear year, int counties, int countiesExpected, int departments, int departmentsExpected,
		List<RegionCode> missing) {

	static ShownCoverage of(Coverage coverage) {
		return new ShownCoverage(coverage.year(), coverage.reported().size(), coverage.granted(),
				coverage.departments(), coverage.registered(), coverage.missing());
	}
}
