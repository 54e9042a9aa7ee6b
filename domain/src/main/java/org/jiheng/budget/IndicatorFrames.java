package org.jiheng.budget;

import java.util.List;
import org.jiheng.shared.FiscalYear;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** The indicator frames that are known: public facts, the same for everyone. */
public interface IndicatorFrames {

	/** All versions, oldest first. */
	Mono<List<IndicatorFrame>> all();

	/**
	 * Those that hold in the county for the year, its own and those of the regions above
	 * it, newest first.
	 */
	Mono<List<IndicatorFrame>> of(RegionCode county, FiscalYear year);

}
