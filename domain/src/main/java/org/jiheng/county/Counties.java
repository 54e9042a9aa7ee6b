package org.jiheng.county;

import java.util.Map;
import java.util.Set;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * The counties that the current scope sees. Foreign and absent ones are missing alike.
 */
public interface Counties {

	Mono<Map<RegionCode, County>> of(Set<RegionCode> codes);

	/** A part of the list by code; positions are codes. */
	Mono<Page<County>> list(CountyFilter filter, PageRequest page);

	Mono<Integer> count(CountyFilter filter);

	/**
	 * Keeps a county and its first finance member, both or none; a dry run neither. Says
	 * whether that member serves the county then: not where it was onboarded with another
	 * one before, and is left as it is. Only for the scope of the instance.
	 */
	Mono<Boolean> onboard(County county, String financeSubject, boolean dryRun);

}
