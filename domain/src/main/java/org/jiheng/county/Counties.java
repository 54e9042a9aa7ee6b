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
	 * Keeps a county and its first finance member, in the transaction of the act; false
	 * when it was onboarded before, and is left as it is. Only for the scope of the
	 * instance.
	 */
	Mono<Boolean> onboard(County county, String financeSubject);

	/** Whether that subject is finance of the county now. */
	Mono<Boolean> serves(County county, String financeSubject);

}
