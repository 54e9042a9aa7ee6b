package org.jiheng.comparison.persistence;

import org.jiheng.budget.AmountStage;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;

/**
 * A county's year at a stage as it stands since the seal of this hash. What lies behind
 * it never changes; the next seal makes another one of it.
 *
 * @param hash empty where it is not the whole county's
 */
record SealedYear(RegionCode county, FiscalYear year, AmountStage stage, String hash) {
}
