package org.jiheng.comparison.persistence;

import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * A county's year that the asker may see.
 *
 * @param sealed null where nothing is sealed
 * @param persons how many live there, where that was asked and is known
 */
record SeenYear(RegionCode county, FiscalYear year, @Nullable SealedYear sealed, @Nullable Long persons) {
}
