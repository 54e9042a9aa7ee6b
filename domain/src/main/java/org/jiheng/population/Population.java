package org.jiheng.population;

import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/** How many people live in a county in a year. */
public record Population(RegionCode county, FiscalYear year, long persons) {
}
