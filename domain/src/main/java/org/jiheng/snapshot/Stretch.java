package org.jiheng.snapshot;

import org.jiheng.tenancy.RegionCode;

/**
 * What a filter finds in the chain of one county at a moment. What is sealed later does
 * not belong to it, so the same stretch always has the same rows.
 *
 * @param until the county's number of the last one
 * @param digest of the hashes of all, in their order
 */
public record Stretch(RegionCode county, long until, int snapshots, int projects, int indicators, String digest) {
}
