package org.jiheng.comparison.graphql;

import org.jiheng.comparison.Measure;
import org.jiheng.comparison.PeerGroup;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;

/** A peer group; what is money comes in the unit asked for. */
record ShownPeers(PeerGroup group) {

	public FiscalYear year() {
		return group.year();
	}

	public Measure measure() {
		return group.measure();
	}

	public @Nullable RegionCode prefecture() {
		return group.name().isEmpty() ? null : new RegionCode(group.name() + "00");
	}

	public int size() {
		return group.size();
	}
}
