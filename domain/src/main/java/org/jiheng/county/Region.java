package org.jiheng.county;

import org.jiheng.tenancy.RegionCode;

/** A region of the national list as it is valid today. */
public record Region(RegionCode code, String name) {

	public static final Region COUNTRY = new Region(RegionCode.COUNTRY, "全国");

	public RegionCode.Level level() {
		return code.level();
	}
}
