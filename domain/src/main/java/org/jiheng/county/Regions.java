package org.jiheng.county;

import java.util.List;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/** The national list of regions, the same for everyone. */
public interface Regions {

	/** The regions that are valid today, by code. */
	Mono<List<Region>> all();

	/** A region that is valid today. */
	default Mono<Region> find(RegionCode code) {
		return all().flatMap(
				regions -> Mono.justOrEmpty(regions.stream().filter(region -> region.code().equals(code)).findFirst()));
	}

}
