package org.jiheng.county;

import org.jiheng.tenancy.RegionCode;

/** A county that was onboarded: a tenant. */
public record County(RegionCode code, String name) {
}
