package org.jiheng.audit;

import reactor.core.publisher.Mono;

/** Where it stands what overseeing regions read, each in a chain of its own. */
public interface ReadTrail {

	/** Adds an entry to the chain of the current scope, in a transaction of its own. */
	Mono<Void> enter(Act act, Written written);

}
