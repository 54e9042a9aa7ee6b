package org.jiheng.audit;

import org.jiheng.shared.Page;
import org.jiheng.shared.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The chain of the current scope's county or overseeing region, or of it what the scope's
 * department did.
 */
public interface AuditTrail {

	/** In the order of the chain; positions are numbers. */
	Mono<Page<KeptEntry>> list(AuditFilter filter, PageRequest page);

	Mono<Integer> count(AuditFilter filter);

	/** Goes through the whole chain, as it is at one moment. */
	Mono<Verification> verify();

}
