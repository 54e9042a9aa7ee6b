package org.jiheng.review;

import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How strictly regions check in a year. */
public interface RegionalChecks {

	/** What is set otherwise, from the province down to the county. */
	Mono<List<RegionalNorm>> norms(RegionCode county, FiscalYear year);

	/** The county's own, locked until the write ends. */
	Mono<CheckOverrides> lock(RegionCode county, FiscalYear year);

	/**
	 * Sets the county's own for one check.
	 * @param setting a severity or OFF; null to follow what is above it
	 */
	Mono<Void> set(RegionCode county, FiscalYear year, Check check, @Nullable String setting);

	/** Sets how the county's own checks judge. */
	Mono<Void> set(RegionCode county, FiscalYear year, NormSetting setting);

}
