package org.jiheng.lineage;

import org.jiheng.tenancy.RegionCode;

/**
 * That a project goes on under another key: a code, or 315/name of one that has none.
 *
 * @param number the nth of its county, from 1
 */
public record ProjectAlias(RegionCode county, int number, String earlierKey, String earlierName, String laterKey,
		String laterName) {
}
