package org.jiheng.approval.graphql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.approval.ReviewThread;
import org.jiheng.approval.ReviewThreads;
import org.jiheng.approval.ThreadKey;
import org.jiheng.shared.graphql.NodeId;
import org.jiheng.shared.graphql.NodeResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Threads by their global ids. */
@Component
class ThreadNodes implements NodeResolver<ReviewThread> {

	private final ReviewThreads threads;

	ThreadNodes(ReviewThreads threads) {
		this.threads = threads;
	}

	@Override
	public String type() {
		return ThreadIds.TYPE;
	}

	@Override
	public Class<ReviewThread> javaType() {
		return ReviewThread.class;
	}

	@Override
	public Mono<Map<NodeId, ReviewThread>> resolve(List<NodeId> ids) {
		Set<ThreadKey> keys = ids.stream().map(ThreadIds::thread).flatMap(Optional::stream).collect(toSet());
		return threads.of(keys)
			.map(found -> found.entrySet()
				.stream()
				.collect(toMap(each -> ThreadIds.of(each.getKey()), Map.Entry::getValue)));
	}

}
