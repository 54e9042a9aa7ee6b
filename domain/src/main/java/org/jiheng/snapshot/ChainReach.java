package org.jiheng.snapshot;

import org.jiheng.tenancy.RegionCode;

/**
 * How far a county's chain reaches for the current scope.
 *
 * @param by which grants show it to an overseeing region, as 1+4; else empty. Other
 * grants may show other snapshots of it.
 * @param until the county's number of the newest that is seen, or 0
 */
public record ChainReach(RegionCode county, String by, long until) {
}
