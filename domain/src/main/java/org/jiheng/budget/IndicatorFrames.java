package org.jiheng.budget;

import java.util.List;
import reactor.core.publisher.Mono;

/** The indicator frames that are known: public facts, the same for everyone. */
public interface IndicatorFrames {

	/** All versions, oldest first. */
	Mono<List<IndicatorFrame>> all();

}
