package org.jiheng.comparison;

import java.util.List;
import reactor.core.publisher.Mono;

/** The crosswalks that are known: public facts, the same for everyone. */
public interface FrameCrosswalks {

	/** By older, then newer frame. */
	Mono<List<FrameCrosswalk>> all();

}
