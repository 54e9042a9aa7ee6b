package org.jiheng.snapshot;

import reactor.core.publisher.Mono;

/**
 * What the current scope sees sealed, told in a few words: as long as they are the same,
 * nothing more was sealed for it, nothing by which that is compared was recorded,
 * withdrawn or loaded, and of an overseeing region no grant began or ended. What they
 * said once they never say again after they changed.
 */
public interface SealedState {

	/** Empty where the scope is no region's. */
	Mono<String> current();

}
