package org.jiheng.county.graphql;

import org.jiheng.tenancy.RegionCode;

record OnboardCountyInput(RegionCode code, String financeSubject, boolean dryRun) {
}
