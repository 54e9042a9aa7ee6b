package org.jiheng.oversight;

import java.util.Map;
import java.util.Set;
import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import org.jiheng.tenancy.RegionCode;
import reactor.core.publisher.Mono;

/**
 * The grants that the current scope sees: those of its county, or those given to its
 * overseeing region.
 */
public interface OversightGrants {

	/** In the order of counties and of numbers; past ones only where asked for. */
	Mono<Page<OversightGrant>> list(boolean past, PageRequest page);

	Mono<Integer> count(boolean past);

	Mono<Map<GrantKey, OversightGrant>> of(Set<GrantKey> keys);

	/** Keeps one more of the county. To be used in the transaction of a write. */
	Mono<GrantKey> grant(RegionCode county, GrantTerms terms);

	/**
	 * Takes it back, unless it was before: whether it did. To be used in the transaction
	 * of a write.
	 */
	Mono<Boolean> revoke(GrantKey key);

}
